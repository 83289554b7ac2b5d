module consumer {
  requires co.lettermint.projects;
}
