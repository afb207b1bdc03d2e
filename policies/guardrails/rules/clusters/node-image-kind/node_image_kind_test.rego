package guardrails.rules.clusters.node_image_kind_test

import data.guardrails.rules.clusters.node_image_kind as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["clusters/node-image-kind"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
