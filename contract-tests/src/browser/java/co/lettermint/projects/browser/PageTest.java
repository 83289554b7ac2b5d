package co.lettermint.projects.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The page of this build, and one of a violated contract, in Chromium. */
class PageTest {
  private static final Path TARGET = Path.of("..", "..", "target");
  private static final Path BUILD = TARGET.resolve("contract-report/index.html");
  private static final Path VIOLATED = TARGET.resolve("browser/violated.html");
  private static final String ROW = "RotateTokenResponse-data-smtp_enabled";

  private static ChromeDriver browser;

  @BeforeAll
  static void open() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(System.getProperty("browser"));
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    browser = new ChromeDriver(options);
  }

  @AfterAll
  static void close() {
    browser.quit();
  }

  @AfterEach
  void consoleIsEmptyAndNothingLeftThePage() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    List<String> requests =
        Stream.of(browser.manage().logs().get(LogType.PERFORMANCE).getAll())
            .flatMap(List::stream)
            .map(LogEntry::getMessage)
            .filter(message -> message.contains("\"Network.requestWillBeSent\""))
            .toList();
    assertThat(requests).isNotEmpty().allMatch(it -> it.matches("(?s).*\"url\":\"file://.*"));
    assertThat(requests).noneMatch(it -> it.matches("(?s).*\"url\":\"(?!file:).*"));
  }

  @ParameterizedTest
  @CsvSource({
    "contract-report/index.html, 1440, light",
    "contract-report/index.html, 1440, dark",
    "contract-report/index.html, 400, light",
    "contract-report/index.html, 400, dark",
    "browser/violated.html, 1440, light",
    "browser/violated.html, 1440, dark",
    "browser/violated.html, 400, light",
    "browser/violated.html, 400, dark",
  })
  void everybodyCanReadIt(String file, int width, String scheme) throws IOException {
    load(TARGET.resolve(file), width, scheme);

    List<Rule> found = new AxeBuilder().analyze(browser).getViolations();

    Path shot =
        TARGET.resolve(
            "browser/%s-%d-%s.png"
                .formatted(
                    Path.of(file).getFileName().toString().replace(".html", ""), width, scheme));
    Files.write(shot, browser.getScreenshotAs(OutputType.BYTES));
    assertThat(found).isEmpty();
    assertThat(overflow()).as("pixels that are wider than the window").isZero();
  }

  private static long overflow() {
    return (Long)
        browser.executeScript(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  @Test
  void searchShowsWhatFitsAndWhatHoldsIt() {
    load(BUILD, 1440, "light");

    find("#search").sendKeys("dns_records fqdn");

    assertThat(shown())
        .containsExactly(
            "$.data",
            "$.data.domains",
            "$.data.domains[*].dns_records",
            "$.data.domains[*].dns_records[*].fqdn");
    assertThat(find("#shown").getText()).isEqualTo("1 row");
  }

  @Test
  void branchesCollapseByKeyboard() {
    load(BUILD, 1440, "light");
    int all = shown().size();
    WebElement button = find("#RotateTokenResponse-data-routes .fold");

    button.sendKeys(Keys.ENTER);

    assertThat(button.getDomAttribute("aria-expanded")).isEqualTo("false");
    assertThat(shown()).hasSize(all - 16).noneMatch(it -> it.startsWith("$.data.routes["));
    find("#fold").click();
    assertThat(shown()).contains("$.data", "404").doesNotContain("$.data.id");
    find("#fold").click();
    assertThat(shown()).hasSize(all);
  }

  @Test
  void violationLeadsToItsRowAlsoIfThatIsCollapsed() {
    load(VIOLATED, 1440, "light");
    find("#fold").click();
    assertThat(find("#" + ROW).isDisplayed()).isFalse();

    find("a[href='#" + ROW + "']").click();
    browser.executeAsyncScript("setTimeout(arguments[0])"); // the page hears of it a task later

    assertThat(browser.getCurrentUrl()).endsWith("#" + ROW);
    assertThat(find("#" + ROW).isDisplayed()).isTrue();
    assertThat(find("#" + ROW).getText()).contains("violated");
  }

  @Test
  void filterShowsTheViolatedRowsAlone() {
    load(VIOLATED, 1440, "light");

    find("#state").sendKeys("rows with a violation");

    assertThat(shown())
        .containsExactly(
            "$.data", "$.data.smtp_enabled", "$.data.routes_count", "$.data.updated_at");
  }

  private static void load(Path page, int width, String scheme) {
    browser.manage().window().setSize(new Dimension(width, 1200));
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1200, "deviceScaleFactor", 1, "mobile", false));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.get(page.toAbsolutePath().normalize().toUri().toString());
  }

  private static WebElement find(String selector) {
    return browser.findElement(By.cssSelector(selector));
  }

  private static List<String> shown() {
    return browser.findElements(By.cssSelector("tbody tr[id]")).stream()
        .filter(WebElement::isDisplayed)
        .map(row -> row.getDomAttribute("data-name"))
        .toList();
  }
}
