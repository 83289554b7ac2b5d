package consumer;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenFile;
import co.lettermint.projects.model.Project;
import com.google.gson.Gson;
import java.nio.file.Path;

/** Stands in a named module, and reads a record with a Gson of its own. */
public final class RotateToken {
  public static void main(String[] args) {
    if (!RotateToken.class.getModule().isNamed()
        || !LettermintProjects.class.getModule().isNamed()) {
      throw new IllegalStateException("not on the module path");
    }
    LettermintProjects lettermint =
        LettermintProjects.builder()
            .teamToken(System.getenv("LETTERMINT_TEAM_TOKEN"))
            .baseUrl(System.getenv("LETTERMINT_BASE_URL"))
            .build();
    Rotation rotation = lettermint.rotateToken(args[0], TokenFile.at(Path.of(args[1])));
    Project project = new Gson().fromJson("{\"id\": \"example\"}", Project.class);
    if (rotation.project() == null || !"example".equals(project.id())) {
      throw new IllegalStateException("not read: " + rotation + ", " + project);
    }
    System.out.println("deviations: " + rotation.drift());
  }
}
