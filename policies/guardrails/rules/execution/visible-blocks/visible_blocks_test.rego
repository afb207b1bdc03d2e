package guardrails.rules.execution.visible_blocks_test

import data.guardrails.rules.execution.visible_blocks as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["execution/visible-blocks"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
