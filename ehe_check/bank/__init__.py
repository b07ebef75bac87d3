"""A question bank: questions, what their answers do, the law and statements they rest on."""
