def test_the_rules_find_nothing_in_the_demo(kbgen, copy_demo, tmp_path):
    copy_demo(tmp_path)
    done = kbgen("check", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith(" articles: no problems\n")


def test_the_rules_find_nothing_in_a_new_help_centre(kbgen, tmp_path):
    assert kbgen("init", "help", cwd=tmp_path).returncode == 0
    done = kbgen("check", "--strict", cwd=tmp_path / "help")
    assert done.returncode == 0, done.stderr
