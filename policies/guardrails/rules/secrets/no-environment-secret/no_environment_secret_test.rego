package guardrails.rules.secrets.no_environment_secret_test

import data.guardrails.rules.secrets.no_environment_secret as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["secrets/no-environment-secret"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
