// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/ByteServer.h"
#include "tests/cli/CliRun.h"
#include "tests/cli/Words.h"

using namespace sealwright;
using namespace sealwright::tests;

/// `credential duplicate` and `credential lint`.
class TestCredentialCare : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_cli = std::make_unique<Cli>();
        m_cli->environment.insert(QStringLiteral("TOKEN"), QStringLiteral("a-token-0123456789abcdef"));
        m_cli->environment.insert(QStringLiteral("QUOTED"), QStringLiteral("\"Bearer something\" "));
        VERIFY_EXIT(m_cli->run(words("credential add --kind bearer --name Mine --secret-env TOKEN")), 0);
    }

    void cleanup()
    {
        const base::Json list = m_cli->run(words("credential list --json")).json();
        for (const base::Json &one : list) {
            m_cli->run(
                words("credential remove --force", QString::fromStdString(one["id"].get<std::string>())));
        }
    }

    void duplicatesWithItsSecret()
    {
        const CliResult made = m_cli->run(words("credential duplicate Mine --name Second"));
        VERIFY_EXIT(made, 0);
        const base::Json list = m_cli->run(words("credential list --json")).json();
        QCOMPARE(list.size(), std::size_t{2});
        ByteServer server;
        VERIFY_EXIT(m_cli->run(words("send --credential Second --url", server.url())), 0);
        QVERIFY(server.requests.constLast().contains("Authorization: Bearer a-token-0123456789abcdef\r\n"));
        // Each has a secret of its own.
        VERIFY_EXIT(m_cli->run(words("credential remove Mine")), 0);
        VERIFY_EXIT(m_cli->run(words("send --credential Second --url", server.url())), 0);
    }

    void callsTheCopyAfterTheFirst()
    {
        const CliResult made = m_cli->run(words("credential duplicate Mine --json"));
        VERIFY_EXIT(made, 0);
        QCOMPARE(made.json()["name"].get<std::string>(), std::string("Mine (copy)"));
        VERIFY_EXIT(m_cli->run(words("credential duplicate Nobody")), 3);
    }

    void findsNothingWhereNothingIs()
    {
        const CliResult one = m_cli->run(words("credential lint Mine --json"));
        VERIFY_EXIT(one, 0);
        QCOMPARE(one.json()[0]["findings"].size(), std::size_t{0});
        VERIFY_EXIT(m_cli->run(words("credential lint Nobody")), 3);
    }

    void saysWhatIsOdd()
    {
        VERIFY_EXIT(m_cli->run(words("credential add --kind hmac --name Odd --secret-env QUOTED")), 0);
        VERIFY_EXIT(m_cli->run(words("credential add --kind apiKey --name Loud --set placement=query "
                                     "--secret-env TOKEN")),
                    0);
        const CliResult all = m_cli->run(words("credential lint --json"));
        VERIFY_EXIT(all, 1);
        std::map<std::string, std::vector<std::string>> codes;
        for (const base::Json &one : all.json()) {
            for (const base::Json &finding : one["findings"]) {
                codes[one["name"].get<std::string>()].push_back(finding["code"].get<std::string>());
            }
        }
        QCOMPARE(codes["Mine"].size(), std::size_t{0});
        QVERIFY(codes["Odd"] == std::vector<std::string>{"surrounding_blanks"});
        QVERIFY(codes["Loud"] == std::vector<std::string>{"key_in_url"});
        const CliResult text = m_cli->run(words("credential lint Odd"));
        VERIFY_EXIT(text, 1);
        QVERIFY2(text.out.contains("begins or ends with a blank"), text.out.constData());
        QVERIFY(!text.out.contains("Bearer something"));
    }

    void saysThatASecretIsMissing()
    {
        VERIFY_EXIT(m_cli->run(words("credential lint --vault session --json")), 1);
        const base::Json all = m_cli->run(words("credential lint --vault session --json")).json();
        QCOMPARE(all[0]["findings"][0]["code"].get<std::string>(), std::string("secret_not_found"));
        QCOMPARE(all[0]["findings"][0]["slot"].get<std::string>(), std::string("token"));
    }

private:
    std::unique_ptr<Cli> m_cli;
};

QTEST_GUILESS_MAIN(TestCredentialCare)
#include "tst_CredentialCare.moc"
