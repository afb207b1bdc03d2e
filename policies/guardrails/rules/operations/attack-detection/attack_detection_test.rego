package guardrails.rules.operations.attack_detection_test

import data.guardrails.rules.operations.attack_detection as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["operations/attack-detection"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
