"""The rules of advice: from answers, as one bank reads them, to prompts and one level of advice."""
