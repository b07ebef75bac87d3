"""The rules of advice: from answers, as one bank reads them, to one level of advice and prompts.

It knows what is judged, and no session, no file and no page.
"""
