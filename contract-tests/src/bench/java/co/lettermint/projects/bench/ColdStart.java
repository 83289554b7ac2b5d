package co.lettermint.projects.bench;

/** A program that rotates one token: the client's name, the server's address. */
final class ColdStart {
  private ColdStart() {}

  public static void main(String[] args) throws Exception {
    System.out.println(Subject.of(args[0], Endpoint.cold(args[1])).rotate());
    System.exit(0); // the threads of OkHttp's pool and dispatcher would keep it for a minute
  }
}
