package guardrails.rules.clusters.node_images_test

import data.guardrails.rules.clusters.node_images as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["clusters/node-images"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
