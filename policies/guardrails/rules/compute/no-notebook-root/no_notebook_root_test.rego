package guardrails.rules.compute.no_notebook_root_test

import data.guardrails.rules.compute.no_notebook_root as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/no-notebook-root"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
