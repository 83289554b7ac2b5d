/**
 * Measures the client beside what openapi-generator's stock templates generate from the same
 * specification, and beside OkHttp alone. {@code mvn -ntp -Pbench verify} runs it.
 */
package co.lettermint.projects.bench;
