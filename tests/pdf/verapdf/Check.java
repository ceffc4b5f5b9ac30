import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.validators.ValidatorBuilder;

/**
 * Holds PDFs against veraPDF's profiles: Check LIST, a file of lines 'FLAVOURS FILE', such as 'ua1,2a cv.pdf'. Prints a
 * line a failed rule and a count for each flavour; the status is 1 if a rule failed, 2 if a file couldn't be read.
 */
public class Check {
	private final Map<String, int[]> counts = new java.util.TreeMap<>();
	private int status;

	private void report(String file, String flavour, RuleId id, int times, ValidationResult result) {
		String message = "";
		for (TestAssertion t : result.getTestAssertions())
			if (t.getRuleId().equals(id) && message.isEmpty())
				message = t.getMessage() + " at " + t.getLocation().getContext();
		System.out.printf("%s %s: %s-%d, %d times: %s%n", file, flavour, id.getClause(), id.getTestNumber(), times,
				message.replaceAll("\\s+", " "));
	}

	private void check(String file, String name) {
		PDFAFlavour flavour = PDFAFlavour.fromString(name);
		int[] count = counts.computeIfAbsent(name, n -> new int[3]);
		count[0]++;
		try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
				PDFAValidator validator = ValidatorBuilder.defaultBuilder().flavour(flavour).logPassedChecks(false)
						.maxNumberOfDisplayedFailedChecks(1).build()) {
			ValidationResult result = validator.validate(parser);
			count[1] += result.getTotalAssertions();
			count[2] += result.getFailedChecks().size();
			result.getFailedChecks().forEach((id, times) -> report(file, name, id, times, result));
			if (!result.isCompliant())
				status = Math.max(status, 1);
		} catch (Exception e) {
			System.out.printf("%s %s: not validated: %s%n", file, name, e);
			status = 2;
		}
	}

	public static void main(String[] args) throws IOException {
		LogManager.getLogManager().reset();
		VeraGreenfieldFoundryProvider.initialise();
		Check all = new Check();
		for (String line : Files.readAllLines(Path.of(args[0]))) {
			String[] words = line.split(" ", 2);
			for (String flavour : words[0].split(","))
				all.check(words[1], flavour);
		}
		all.counts.forEach((flavour, n) -> System.out.printf("veraPDF %s: %d files, %d checks, %d failed rules%n",
				flavour, n[0], n[1], n[2]));
		System.exit(all.status);
	}
}
