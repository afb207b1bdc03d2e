package guardrails.rules.secrets.secure_parameter_test

import data.guardrails.rules.secrets.secure_parameter as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["secrets/secure-parameter"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
