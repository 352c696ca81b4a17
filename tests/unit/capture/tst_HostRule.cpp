// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/capture/HostRule.h"

#include <QTest>

using namespace sealwright;

namespace {

enum class Verdict { Invalid, Refused, Allowed };

} // namespace

/// Sixty and more Host strings, as a sender or an attacker may write them.
class HostRuleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
    void allowsNamesThatTheUserGave();
    void allowsEverythingWithAStar();
    void readsThePort();
};

void HostRuleTest::judges_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("expected");
    const auto row = [](Verdict verdict, const QByteArray &host) {
        QTest::addRow("%d %s", static_cast<int>(verdict), host.left(40).constData())
            << host << static_cast<int>(verdict);
    };
    using enum Verdict;
    row(Allowed, "localhost");
    row(Allowed, "LOCALHOST");
    row(Allowed, "LocalHost:8787");
    row(Allowed, "localhost.");
    row(Allowed, "localhost.:80");
    row(Allowed, "hooks.localhost");
    row(Allowed, "a.b.localhost:1");
    row(Allowed, "127.0.0.1");
    row(Allowed, "127.0.0.1:65535");
    row(Allowed, "127.255.255.254");
    row(Allowed, "[::1]");
    row(Allowed, "[::1]:8787");
    row(Allowed, "[0:0:0:0:0:0:0:1]");
    row(Allowed, "[0000:0000:0000:0000:0000:0000:0000:0001]");
    row(Allowed, "192.168.7.9"); // the address that was connected to
    row(Allowed, "192.168.7.9:80");
    row(Refused, "192.168.7.8");
    row(Refused, "0.0.0.0");
    row(Refused, "0");
    row(Refused, "127.1");
    row(Refused, "127.0.1");
    row(Refused, "0177.0.0.1");
    row(Refused, "127.0.0.01");
    row(Refused, "127.0.0.1.");
    row(Refused, "0x7f.1");
    row(Refused, "0x7f000001");
    row(Refused, "2130706433");
    row(Refused, "127.0.0.256");
    row(Refused, "127.0.0.1.evil.example");
    row(Refused, "localhost.evil.example");
    row(Refused, "localhost-evil.example");
    row(Refused, "evillocalhost");
    row(Refused, "localhost.localdomain");
    row(Refused, "127.0.0.1.nip.io");
    row(Refused, "evil.example");
    row(Refused, "evil.example.");
    row(Refused, "xn--lcalhost-r0d");
    row(Refused, "[::ffff:127.0.0.1]");
    row(Refused, "[::ffff:7f00:1]");
    row(Refused, "[::]");
    row(Refused, "[::2]");
    row(Refused, "[fe80::1]");
    row(Refused, "169.254.169.254");
    row(Refused, "metadata.google.internal");
    row(Invalid, "");
    row(Invalid, " ");
    row(Invalid, ".");
    row(Invalid, "..");
    row(Invalid, ".localhost");
    row(Invalid, "localhost..");
    row(Invalid, "a..localhost");
    row(Invalid, "localhost:");
    row(Invalid, "localhost:0");
    row(Invalid, "localhost:65536");
    row(Invalid, "localhost:080808");
    row(Invalid, "localhost:80x");
    row(Invalid, "localhost:-1");
    row(Invalid, "localhost:+80");
    row(Invalid, "localhost:80:80");
    row(Invalid, "localhost: 80");
    row(Invalid, "user@localhost");
    row(Invalid, "localhost@evil.example");
    row(Invalid, "localhost#evil.example");
    row(Invalid, "localhost?evil.example");
    row(Invalid, "localhost/evil.example");
    row(Invalid, "localhost\\evil.example");
    row(Invalid, "localhost,evil.example");
    row(Invalid, "localhost evil.example");
    row(Invalid, "local%68ost");
    row(Invalid, "http://localhost");
    row(Invalid, "l\xc3\xb6"
                 "calhost");
    row(Invalid, QByteArray("localhost\0", 10));
    row(Invalid, "::1");
    row(Invalid, "[::1");
    row(Invalid, "::1]");
    row(Invalid, "[]");
    row(Invalid, "[::1]x");
    row(Invalid, "[::1]:");
    row(Invalid, "[::1%lo]");
    row(Invalid, "[::1%25lo]");
    row(Invalid, "[127.0.0.1]");
    row(Invalid, "[1:2:3:4:5:6:7:8:9]");
    row(Invalid, "[v1.localhost]");
    row(Invalid, QByteArray(64, 'a'));
    row(Invalid, QByteArray(300, 'a'));
    row(Invalid, QByteArray("a.").repeated(130));
}

void HostRuleTest::judges()
{
    QFETCH(const QByteArray, host);
    QFETCH(const int, expected);
    const capture::HostRule rule({}, "192.168.7.9");
    const std::optional<capture::Authority> authority = capture::parseAuthority(host);
    const Verdict verdict = !authority                ? Verdict::Invalid
                            : rule.allows(*authority) ? Verdict::Allowed
                                                      : Verdict::Refused;
    QCOMPARE(static_cast<int>(verdict), expected);
}

void HostRuleTest::allowsNamesThatTheUserGave()
{
    const capture::HostRule rule({" Hooks.Example ", "two.example:8443", "[2001:db8::1]", "not a name"},
                                 "127.0.0.1");
    const auto allows = [&rule](QByteArrayView host) { return rule.allows(*capture::parseAuthority(host)); };
    QVERIFY(allows("hooks.example"));
    QVERIFY(allows("HOOKS.example.:1"));
    QVERIFY(allows("two.example"));
    QVERIFY(allows("[2001:db8::1]:99"));
    QVERIFY(!allows("three.example"));
    QVERIFY(!allows("a.hooks.example"));
}

void HostRuleTest::allowsEverythingWithAStar()
{
    const capture::HostRule rule({"*"}, {});
    QVERIFY(rule.allows(*capture::parseAuthority("evil.example")));
    QVERIFY(rule.allows(*capture::parseAuthority("127.1")));
}

void HostRuleTest::readsThePort()
{
    QCOMPARE(capture::parseAuthority("[::1]:443"), (capture::Authority{"[::1]", 443}));
    QCOMPARE(capture::parseAuthority("A.b"), (capture::Authority{"a.b", 0}));
}

QTEST_GUILESS_MAIN(HostRuleTest)
#include "tst_HostRule.moc"
