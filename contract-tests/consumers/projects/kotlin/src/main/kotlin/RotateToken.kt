import co.lettermint.projects.LettermintProjects
import co.lettermint.projects.TokenFile
import co.lettermint.projects.model.Project
import kotlin.io.path.Path

fun main(args: Array<String>) {
  val lettermint =
      LettermintProjects.builder()
          .teamToken(System.getenv("LETTERMINT_TEAM_TOKEN"))
          .baseUrl(System.getenv("LETTERMINT_BASE_URL"))
          .build()
  val rotation = lettermint.rotateToken(args[0], TokenFile.at(Path(args[1])))
  val project: Project? = rotation.project()
  println("${project?.name()}, deviations: ${rotation.drift()}")
}
