import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.TokenFile;
import java.nio.file.Path;

/** Arguments: the id of a project, and the file that its new token goes to. */
public final class RotateToken {
  public static void main(String[] args) {
    LettermintProjects lettermint =
        LettermintProjects.builder()
            .teamToken(System.getenv("LETTERMINT_TEAM_TOKEN"))
            .baseUrl(
                System.getenv()
                    .getOrDefault("LETTERMINT_BASE_URL", "https://api.lettermint.co/v1"))
            .build();

    try {
      Rotation rotation = lettermint.rotateToken(args[0], TokenFile.at(Path.of(args[1])));
      System.out.println("Stored in " + args[1] + ", deviations: " + rotation.drift());
    } catch (RotationException e) {
      System.err.println(e.outcome() + ": " + e.getMessage());
      System.exit(1);
    }
  }
}
