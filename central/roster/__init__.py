"""Who stands where: stands that are planned, who was asked to come, what they answered, and their hours.

Begin in `models.py`. A plan is a planned action of the matrix (central.figures.aims) with its hours, its
place and what it needs: `planning.py`. A volunteer answers by a secret link: `links.py`. The worker mails:
`mailing.py`. The plan goes to its kiosk (`to_kiosk.py`) and is closed by the stand held there (`held.py`).
"""
