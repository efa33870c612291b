# One image for web, worker and beat; docker-compose.yml says which part a container plays.
FROM debian:bookworm-slim

ENV PYTHONUNBUFFERED=1 PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
      libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 python3 python3-venv \
    && rm -rf /var/lib/apt/lists/*

RUN python3 -m venv /venv
ENV PATH=/venv/bin:$PATH

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-deps --require-hashes -r requirements.txt && pip check

COPY . .

# Collecting needs safe settings like everything else, but no secret and no service: these values stay in this one step.
RUN MODUS=productie SECRET_KEY=alleen-om-de-statische-bestanden-te-verzamelen-in-dit-beeld SITE_URL=https://localhost \
      ALLOWED_HOSTS=localhost DATABASE_URL=sqlite:////tmp/leeg CELERY_BROKER_URL=redis://localhost \
      EMAIL_URL=smtp://localhost VAR_DIR=/tmp/var STATIC_ROOT=/app/staticfiles \
      python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q /app \
    && groupadd --gid 10001 lerend \
    && useradd --uid 10001 --gid 10001 --no-log-init --skel /dev/null \
      --home-dir /var/lib/lerend-netwerk --create-home lerend \
    && rm -rf /tmp/var

ENV MODUS=productie STATIC_ROOT=/app/staticfiles VAR_DIR=/var/lib/lerend-netwerk
USER 10001
VOLUME /var/lib/lerend-netwerk
EXPOSE 8000

CMD ["gunicorn", "lerend_netwerk.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "4", "--timeout", "60", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
