package guardrails.rules.compute.signed_images_test

import data.guardrails.rules.compute.signed_images as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/signed-images"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
