"""Exports on PostgreSQL, Redis, two workers and a bucket, while what makes them is killed."""

from collections.abc import Iterator

import boto3
import pytest
from moto.server import ThreadedMotoServer

from tests.bench import kills

EXPORTS, KILLS = 16, 6
BUCKET = "files"
KEYS = {"aws_access_key_id": "key", "aws_secret_access_key": "secret"}  # of no account
pytestmark = [pytest.mark.processes, pytest.mark.timeout(900)]


@pytest.fixture
def bucket() -> Iterator[str]:
    """Serve a bucket as Amazon does; return the address of the server."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    address = "http://{}:{}".format(*server.get_host_and_port())
    storage(address).create_bucket(Bucket=BUCKET)
    yield address
    server.stop()


def storage(address: str):
    return boto3.client("s3", endpoint_url=address, region_name="us-east-1", **KEYS)


def test_each_export_is_made_once_whatever_dies(bucket: str) -> None:
    assert kills.run(
        "PostgreSQL, Redis, S3",
        is_shared=True,
        exports=EXPORTS,
        kills=KILLS,
        seed=3,
        ISSUETREES_S3_BUCKET=BUCKET,
        ISSUETREES_S3_ENDPOINT=bucket,
        ISSUETREES_S3_REGION="us-east-1",
        ISSUETREES_S3_ACCESS_KEY=KEYS["aws_access_key_id"],
        ISSUETREES_S3_SECRET_KEY=KEYS["aws_secret_access_key"],
    )
    files = storage(bucket).list_objects_v2(Bucket=BUCKET)["Contents"]
    assert len([one for one in files if one["Key"].endswith(".pdf")]) >= EXPORTS
