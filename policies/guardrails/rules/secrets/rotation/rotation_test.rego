package guardrails.rules.secrets.rotation_test

import data.guardrails.rules.secrets.rotation as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["secrets/rotation"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
