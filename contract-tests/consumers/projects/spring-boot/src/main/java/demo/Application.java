package demo;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenFile;
import java.nio.file.Path;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Application {
  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }

  @Bean
  CommandLineRunner rotation(LettermintProjects lettermint, LettermintProperties properties) {
    return args -> {
      Rotation rotation = lettermint.rotateToken(args[0], TokenFile.at(Path.of(args[1])));
      System.out.println("Spring Boot " + SpringBootVersion.getVersion() + ", " + properties);
      System.out.println("deviations: " + rotation.drift());
    };
  }
}
