package guardrails.rules.compute.immutable_images_test

import data.guardrails.rules.compute.immutable_images as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/immutable-images"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
