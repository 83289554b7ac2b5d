package co.lettermint.projects.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** A program that decodes one body: the client's name, the body's file. */
final class Decode {
  private Decode() {}

  public static void main(String[] args) throws Exception {
    byte[] body = Files.readAllBytes(Path.of(args[1]));
    Object decoded = Subject.of(args[0], Endpoint.canned(null)).decode(body);
    System.out.println(decoded != null);
    System.exit(0);
  }
}
