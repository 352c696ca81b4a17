// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/ByteServer.h"
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"

#include <algorithm>

using namespace sealwright;
using namespace sealwright::tests;

/// Secrets that lost their credential: `credential lint`, `erase-orphan`, `adopt`.
class TestCredentialOrphans : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli = std::make_unique<Cli>();
        m_cli->environment.insert(QStringLiteral("TOKEN"), QStringLiteral("a-token-0123456789abcdef"));
        m_lost = added("Lost");
        QVERIFY(QFile::remove(fileOf(m_lost)));
    }

    void cleanup()
    {
        m_cli->run(words("credential erase-orphan --force", m_lost));
        const base::Json list = m_cli->run(words("credential list --json")).json();
        for (const base::Json &one : list) {
            m_cli->run(
                words("credential remove --force", QString::fromStdString(one["id"].get<std::string>())));
        }
    }

    void areToldByLintAfterTheCredentials()
    {
        const QString kept = added("Kept");
        const CliResult json = m_cli->run(words("credential lint --json"));
        VERIFY_EXIT(json, 1);
        const base::Json first = json.json()[0];
        QCOMPARE(keysOf(first), QByteArray("id name findings"));
        QCOMPARE(first["id"].get<std::string>(), kept.toStdString());
        const base::Json row = rowOf(m_lost);
        QCOMPARE(keysOf(row), QByteArray("id name findings mayBelongTo"));
        QCOMPARE(row["name"].get<std::string>(), std::string());
        QCOMPARE(row["findings"][0]["code"].get<std::string>(), std::string("secret_without_owner"));
        QCOMPARE(row["findings"][0]["slot"].get<std::string>(), std::string("token"));
        QCOMPARE(row["mayBelongTo"].size(), std::size_t{0});

        const CliResult text = m_cli->run(words("credential lint"));
        VERIFY_EXIT(text, 1);
        QVERIFY2(text.out.contains(QByteArray(m_lost.toUtf8() + " (token): a secret without an owner.")),
                 shown(text.out));
        QVERIFY2(text.err.contains("credential adopt"), shown(text.err));
        // One that is named is looked at alone.
        VERIFY_EXIT(m_cli->run(words("credential lint Kept")), 0);
        VERIFY_EXIT(m_cli->run(words("credential lint --vault session")), 1); // Kept has no secret there
    }

    void areNotLookedForWhereTheStoreHasNone()
    {
        VERIFY_EXIT(m_cli->run(words("credential lint --vault file")), 0);
        VERIFY_EXIT(m_cli->run(words("credential lint --vault session")), 0);
    }

    void areErased()
    {
        const CliResult erased = m_cli->run(words("credential erase-orphan --json", m_lost));
        VERIFY_EXIT(erased, 0);
        QCOMPARE(erased.json()["erased"].get<std::string>(), m_lost.toStdString());
        QVERIFY(rowOf(m_lost).is_null());
        const CliResult again = m_cli->run(words("credential erase-orphan --json", m_lost));
        VERIFY_EXIT(again, 3);
        QCOMPARE(again.errorCode(), std::string("orphan_unknown"));
        VERIFY_EXIT(m_cli->run(words("credential erase-orphan")), 2);
    }

    void areNotErasedWhileTheyHaveAnOwner()
    {
        const QString kept = added("Kept");
        const CliResult refused = m_cli->run(words("credential erase-orphan --force --json", kept));
        VERIFY_EXIT(refused, 2);
        QCOMPARE(refused.errorCode(), std::string("orphan_owned"));
        VERIFY_EXIT(m_cli->run(words("credential lint Kept")), 0);
    }

    void mayBelongToAnotherWorkspaceThatIsAway()
    {
        const QString folder = m_cli->home.filePath(QStringLiteral("elsewhere"));
        const CliResult there = m_cli->run(
            words("credential add --kind bearer --name There --secret-env TOKEN --workspace", folder));
        VERIFY_EXIT(there, 0);
        const QString theirs = QString::fromLatin1(there.out).trimmed();
        QVERIFY(rowOf(theirs).is_null());
        QVERIFY(QDir().rename(folder, folder + QStringLiteral("-away")));
        for (const QString &id : {m_lost, theirs}) {
            const base::Json row = rowOf(id);
            QCOMPARE(row["mayBelongTo"].size(), std::size_t{1});
            QCOMPARE(keysOf(row["mayBelongTo"][0]), QByteArray("workspace reason path"));
            QCOMPARE(row["mayBelongTo"][0]["workspace"].get<std::string>(), folder.toStdString());
            QCOMPARE(row["mayBelongTo"][0]["reason"].get<std::string>(), std::string("away"));
        }
        const CliResult refused = m_cli->run(words("credential erase-orphan --json", m_lost));
        VERIFY_EXIT(refused, 2);
        QCOMPARE(refused.errorCode(), std::string("orphan_may_belong"));
        const CliResult kept = m_cli->run(words("credential adopt --kind bearer --name Mine --json", m_lost));
        VERIFY_EXIT(kept, 2);
        QCOMPARE(kept.errorCode(), std::string("orphan_may_belong"));
        VERIFY_EXIT(m_cli->run(words("credential erase-orphan --force", m_lost)), 0);
        QVERIFY(QDir().rename(folder + QStringLiteral("-away"), folder));
        QVERIFY(rowOf(m_lost).is_null() && rowOf(theirs).is_null());
        VERIFY_EXIT(m_cli->run(words("credential remove There --workspace", folder)), 0);
    }

    void becomeCredentials()
    {
        const CliResult made =
            m_cli->run(words("credential adopt --kind bearer --name Found --set headerName=X-Found", m_lost));
        VERIFY_EXIT(made, 0);
        QVERIFY(made.out.startsWith("cred_"));
        QVERIFY(!made.out.contains(m_lost.toUtf8()));
        QVERIFY(rowOf(m_lost).is_null());
        ByteServer server;
        VERIFY_EXIT(m_cli->run(words("send --credential Found --url", server.url())), 0);
        QVERIFY(server.requests.constLast().contains("X-Found: Bearer a-token-0123456789abcdef\r\n"));
    }

    void becomeCredentialsThatFitOnly()
    {
        const CliResult kindless = m_cli->run(words("credential adopt --name Found --json", m_lost));
        VERIFY_EXIT(kindless, 2);
        QCOMPARE(kindless.errorCode(), std::string("option_missing"));
        const CliResult halves =
            m_cli->run(words("credential adopt --kind mtls --name Found --json", m_lost));
        VERIFY_EXIT(halves, 2);
        QCOMPARE(halves.errorCode(), std::string("orphan_slots_differ"));
        QVERIFY(!halves.out.contains("a-token") && !halves.err.contains("a-token"));
        QVERIFY(!rowOf(m_lost).is_null());
    }

private:
    /// Null when lint says nothing of it. The keyring holds what other tests keep and lose, too.
    base::Json rowOf(const QString &id) const
    {
        const base::Json rows = m_cli->run(words("credential lint --json")).json();
        const auto found = std::ranges::find_if(rows, [&id](const base::Json &row) {
            return row.at("id").get<std::string>() == id.toStdString();
        });
        return found == rows.end() ? base::Json() : *found;
    }

    QString added(const char *name) const
    {
        const CliResult made = m_cli->run(
            words("credential add --kind bearer --secret-env TOKEN --name", QString::fromLatin1(name)));
        return QString::fromLatin1(made.out).trimmed();
    }

    QString fileOf(const QString &id) const
    {
        return m_cli->home.filePath(QStringLiteral(".local/share/sealwright/workspace/credentials/") + id +
                                    QStringLiteral(".json"));
    }

    std::unique_ptr<Cli> m_cli;
    QString m_lost;
};

QTEST_GUILESS_MAIN(TestCredentialOrphans)
#include "tst_CredentialOrphans.moc"
