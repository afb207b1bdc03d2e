package guardrails.rules.compute.image_scanning_test

import data.guardrails.rules.compute.image_scanning as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/image-scanning"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
