package guardrails.rules.identity.no_default_service_account_test

import data.guardrails.rules.identity.no_default_service_account as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/no-default-service-account"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
