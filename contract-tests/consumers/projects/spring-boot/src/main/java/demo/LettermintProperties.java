package demo;

import co.lettermint.projects.Secret;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** A Secret, which Spring makes of text by its {@code of}, is not shown by logs and Actuator. */
@ConfigurationProperties("lettermint")
public record LettermintProperties(
    Secret teamToken,
    @DefaultValue("https://api.lettermint.co/v1") String baseUrl,
    @DefaultValue("30s") Duration timeout) {}
