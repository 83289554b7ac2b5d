package co.lettermint.projects.contract.floors;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import com.google.gson.Gson;
import java.nio.file.Path;
import okhttp3.OkHttpClient;

/** Rotates once and prints the token, then the jars that it ran with. Run by {@link FloorsTest}. */
final class FloorProgram {
  private FloorProgram() {}

  public static void main(String[] args) throws Exception {
    LettermintProjects lettermint =
        LettermintProjects.builder().teamToken(args[0]).baseUrl(args[1]).build();

    Rotation rotation = lettermint.rotateToken(args[2]);

    if (rotation.response() == null || !rotation.drift().isEmpty()) {
      throw new IllegalStateException(rotation.toString());
    }
    System.out.println(rotation.newToken().reveal());
    System.out.println(jarOf(Gson.class) + " " + jarOf(OkHttpClient.class));
  }

  private static Path jarOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).getFileName();
  }
}
