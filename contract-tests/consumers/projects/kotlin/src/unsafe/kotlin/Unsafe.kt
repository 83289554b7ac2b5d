import co.lettermint.projects.Rotation

fun name(rotation: Rotation) = rotation.project().name()
