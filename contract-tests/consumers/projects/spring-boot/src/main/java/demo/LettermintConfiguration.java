package demo;

import co.lettermint.projects.LettermintProjects;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LettermintProperties.class)
public class LettermintConfiguration {
  @Bean
  LettermintProjects lettermintProjects(LettermintProperties properties) {
    return LettermintProjects.builder()
        .teamToken(properties.teamToken().reveal())
        .baseUrl(properties.baseUrl())
        .timeout(properties.timeout())
        .onDrift(drift -> LoggerFactory.getLogger(LettermintProjects.class).warn("{}", drift))
        .build();
  }
}
