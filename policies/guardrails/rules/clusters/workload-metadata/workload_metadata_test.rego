package guardrails.rules.clusters.workload_metadata_test

import data.guardrails.rules.clusters.workload_metadata as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["clusters/workload-metadata"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
