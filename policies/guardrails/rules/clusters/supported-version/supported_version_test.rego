package guardrails.rules.clusters.supported_version_test

import data.guardrails.rules.clusters.supported_version as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["clusters/supported-version"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
