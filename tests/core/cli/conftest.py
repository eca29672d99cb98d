import sys

import pytest

from catchall.cli.app import main
from cli_run import Ran, Run


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process as a shell would."""

    def call(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["catchall", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        return Ran(int(ended.value.code or 0), shown.out, shown.err)

    return call
