package guardrails.rules.network.transfer_security_policy_test

import data.guardrails.rules.network.transfer_security_policy as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/transfer-security-policy"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
