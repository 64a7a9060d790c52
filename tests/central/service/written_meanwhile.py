"""What a worker at rest notices of what others write, run in a process of its own on either database."""

IN_A_PROCESS = """
import os, threading, django
os.environ["DJANGO_SETTINGS_MODULE"] = "central.settings"
django.setup()
from django.db import connection
from central.accounts.models import Organisation
from central.service.changed import SinceLastLook

def elsewhere(work):
    def then_close():
        work()
        connection.close()
    thread = threading.Thread(target=then_close)
    thread.start()
    thread.join()

here = Organisation.objects.order_by("slug").first()
since, often = SinceLastLook(), SinceLastLook(at_least_every=0.0)
said = [since.changed(), since.changed()]
elsewhere(lambda: Organisation.objects.count())
said.append(since.changed())
elsewhere(lambda: Organisation.objects.filter(pk=here.pk).update(name="Elders"))
said += [since.changed(), since.changed()]
Organisation.objects.filter(pk=here.pk).update(name="Hier")
said += [since.changed(), since.changed()]
said += [often.changed(), often.changed()]
print(*said)
"""
NOTICED = ["True", "False", "False", "True", "False", "True", "False", "True", "True"]
