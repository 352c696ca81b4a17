// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliRun.h"

using namespace sealwright;
using namespace sealwright::tests;

/// Everything that can be wrong with a command line, and what it says.
class TestUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QStringList>("names"); // what the sentence must name
        const auto row = [](const char *name, const char *arguments, int exitCode, const char *code,
                            const QStringList &names) {
            QStringList words = QString::fromUtf8(arguments).split(QLatin1Char(' '));
            for (QString &word : words) {
                word.replace(QLatin1String("''"), QString())
                    .replace(QLatin1Char('_'), QLatin1Char(' '))
                    .replace(QLatin1String("\\r"), QStringLiteral("\r"))
                    .replace(QLatin1String("\\n"), QStringLiteral("\n"));
            }
            QTest::newRow(name) << words << exitCode << QString::fromLatin1(code) << names;
        };
        const QString url = QStringLiteral("URL");
        row("no command", "--json", 2, "command_missing", {QStringLiteral("credential")});
        row("unknown command", "sedn", 2, "command_unknown",
            {QStringLiteral("sedn"), QStringLiteral("send")});
        row("group alone", "credential", 2, "command_missing", {QStringLiteral("rotate")});
        row("unknown command of a group", "credential lst", 2, "command_unknown", {QStringLiteral("list")});
        row("unknown option", "send --ulr http://x/", 2, "option_unknown",
            {QStringLiteral("--ulr"), QStringLiteral("--url"), QStringLiteral("sealwright-cli send --help")});
        row("unknown option of a group", "credential show --bogus", 2, "option_unknown",
            {QStringLiteral("--bogus")});
        row("one word too many", "recipe list more", 2, "argument_unexpected", {QStringLiteral("more")});
        row("missing value", "send --url", 2, "option_value_missing", {QStringLiteral("--url")});
        row("missing operand", "credential show", 2, "option_missing", {QStringLiteral("CREDENTIAL")});
        row("option twice", "send --url http://a/ --url http://b/", 2, "option_repeated",
            {QStringLiteral("--url")});
        row("unknown store", "credential list --vault cloud", 2, "option_value_invalid",
            {QStringLiteral("--vault"), QStringLiteral("keychain")});
        row("a passphrase on the command line", "credential list --vault-passphrase hunter2", 2,
            "secret_on_command_line", {QStringLiteral("--vault-passphrase")});
        row("not offered yet", "send --url http://x/ --follow", 2, "option_unknown",
            {QStringLiteral("--follow")});

        row("empty URL", "send --url ''", 2, "url_empty", {url});
        row("no URL", "send", 2, "url_empty", {url});
        row("malformed URL", "send --url http://", 2, "url_malformed", {QStringLiteral("http://")});
        row("URL with a blank", "send --url http://a_b/", 2, "url_malformed",
            {QStringLiteral("http://a b/")});
        row("another scheme", "send --url ftp://x/", 2, "url_scheme_unsupported", {QStringLiteral("ftp")});
        row("header name with a blank", "send --url http://x/ -H X_Y:_1", 2, "header_name_invalid",
            {QStringLiteral("X Y")});
        row("header value with CR", "send --url http://x/ -H X-Y:_1\\r2", 2, "header_value_invalid",
            {QStringLiteral("X-Y")});
        row("header value with LF", "send --url http://x/ -H X-Y:_1\\nEvil:_2", 2, "header_value_invalid",
            {QStringLiteral("X-Y")});
        row("header without a colon", "send --url http://x/ -H nothing", 2, "header_name_invalid",
            {QStringLiteral("nothing")});
        row("method", "send --url http://x/ --method G_T", 2, "method_invalid", {QStringLiteral("G T")});
        row("missing body file", "send --url http://x/ --body /nonexistent/body", 2, "input_file_unreadable",
            {QStringLiteral("/nonexistent/body"), QStringLiteral("--body")});
        row("folder as body", "send --url http://x/ --body /", 2, "input_file_unreadable",
            {QStringLiteral("--body")});
        row("empty body name", "send --url http://x/ --body ''", 2, "option_value_missing",
            {QStringLiteral("--body")});
        row("unknown template", "send --url http://x/ --template vapi/nothing", 2, "vapi_event_unknown",
            {QStringLiteral("nothing")});
        row("template without vapi/", "send --url http://x/ --template hang", 2, "option_value_invalid",
            {QStringLiteral("--template")});
        row("body and template", "send --url http://x/ --body - --template vapi/hang", 2, "options_conflict",
            {QStringLiteral("--body"), QStringLiteral("--template")});
        row("unknown credential", "send --url http://x/ --credential nobody", 3, "credential_not_found",
            {QStringLiteral("nobody")});
        row("empty credential", "send --url http://x/ --credential ''", 2, "option_value_missing",
            {QStringLiteral("--credential")});
        row("unknown recipe", "sign --url http://x/ --recipe nothing --secret-stdin", 2, "recipe_unknown",
            {QStringLiteral("nothing")});
        row("recipe without secret", "sign --url http://x/ --recipe stripe", 2, "secret_source_missing",
            {QStringLiteral("--secret-env")});
        row("secret without recipe", "send --url http://x/ --secret-stdin", 2, "option_needs_other",
            {QStringLiteral("--recipe")});
        row("sign without anything", "sign --url http://x/", 2, "authentication_missing",
            {QStringLiteral("--credential")});
        row("credential and recipe", "sign --url http://x/ --credential a --recipe b", 2, "options_conflict",
            {QStringLiteral("--credential"), QStringLiteral("--recipe")});
        row("two secrets for one signature",
            "sign --url http://x/ --recipe stripe --secret-env A --secret-env B", 2, "option_repeated", {});
        row("standard input twice", "send --url http://x/ --recipe stripe --secret-stdin --body -", 2,
            "standard_input_twice", {QStringLiteral("--body"), QStringLiteral("--secret-stdin")});
        row("variable not set", "sign --url http://x/ --recipe stripe --secret-env NOT@SET", 3,
            "secret_variable_unset", {QStringLiteral("NOT@SET")});
        row("no secret file", "sign --url http://x/ --recipe stripe --secret-file /nonexistent/key", 3,
            "secret_file_unreadable", {QStringLiteral("/nonexistent/key")});
        row("bad time", "sign --url http://x/ --recipe stripe --secret-stdin --timestamp yesterday", 2,
            "option_value_invalid", {QStringLiteral("--timestamp"), QStringLiteral("yesterday")});
        row("bad duration", "send --url http://x/ --timeout soon", 2, "option_value_invalid",
            {QStringLiteral("--timeout"), QStringLiteral("soon")});
        row("bad variable", "sign --url http://x/ --recipe stripe --secret-stdin --var x", 2,
            "option_value_invalid", {QStringLiteral("--var")});
        row("bad count", "send --url http://x/ --repeat 0", 2, "option_value_invalid",
            {QStringLiteral("--repeat")});
        row("bad retry", "send --url http://x/ --retry often", 2, "option_value_invalid",
            {QStringLiteral("often")});
        row("retry and repeat", "send --url http://x/ --retry fixed:1:1s --repeat 2", 2, "options_conflict",
            {QStringLiteral("--retry")});
        row("two HTTP versions", "send --url http://x/ --http1.1 --http2", 2, "options_conflict",
            {QStringLiteral("--http2")});
        row("key without certificate", "send --url https://x/ --key-file k", 2, "option_needs_other",
            {QStringLiteral("--cert")});
        row("header name without bearer", "send --url http://x/ --header-name X", 2, "option_needs_other",
            {QStringLiteral("--bearer")});
        row("unknown saved request", "send nothing-saved", 2, "request_not_found",
            {QStringLiteral("nothing-saved")});
        row("unknown event", "vapi event nothing", 2, "vapi_event_unknown", {QStringLiteral("nothing")});
        row("unknown recipe to show", "recipe show nothing", 2, "recipe_unknown",
            {QStringLiteral("nothing")});
        row("credential without kind", "credential add --name a --secret-stdin", 2, "option_missing",
            {QStringLiteral("--kind")});
        row("credential of unknown kind", "credential add --kind wand --name a --secret-stdin", 2,
            "credential_kind_unknown", {QStringLiteral("wand")});
        row("credential without name", "credential add --kind hmac --secret-stdin", 2,
            "credential_name_empty", {});
        row("unknown preset", "credential add --preset x --name a --secret-stdin", 2, "preset_unknown",
            {QStringLiteral("x")});
        row("unknown field", "credential add --kind hmac --name a --set nope=1 --secret-stdin", 2,
            "credential_field_unknown", {QStringLiteral("nope"), QStringLiteral("signatureHeader")});
        row("bad field", "credential add --kind hmac --name a --set algorithm=rot13 --secret-stdin", 2,
            "credential_field_invalid", {QStringLiteral("rot13")});
        row("verify without request", "verify --recipe stripe --secret-stdin", 2, "option_missing",
            {QStringLiteral("--request")});
        row("bad port", "listen --port 70000", 2, "option_value_invalid", {QStringLiteral("70000")});
        row("bad address", "listen --address 300.1.1.1", 2, "address_invalid", {QStringLiteral("300.1.1.1")});
        row("half of TLS", "listen --tls-cert x", 2, "option_needs_other", {QStringLiteral("--tls-key")});
        row("bad size", "listen --max-body much", 2, "option_value_invalid", {QStringLiteral("--max-body")});
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QString, code);
        QFETCH(QStringList, names);
        const Cli cli;
        if (!arguments.contains(QStringLiteral("--json"))) {
            arguments.prepend(QStringLiteral("--json")); // last, it would be the value that is missing
        }
        const CliResult result = cli.run(arguments, "0123456789abcdef");
        VERIFY_EXIT(result, exitCode);
        QCOMPARE(QString::fromStdString(result.errorCode()), code);
        QCOMPARE(keysOf(result.json()), QByteArray("error"));
        const QString message =
            QString::fromStdString(result.json()["error"].value("message", std::string()));
        for (const QString &name : names) {
            QVERIFY2(message.contains(name), qPrintable(message));
        }
        QVERIFY2(QString::fromUtf8(result.err).contains(message), "the sentence is not on standard error");
        QVERIFY2(QDir(cli.home.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot) ||
                     !QFileInfo::exists(
                         cli.home.filePath(QStringLiteral(".local/share/sealwright/workspace/credentials"))),
                 "something was saved");
    }

    void withoutJsonNothingStandsOnStandardOutput()
    {
        const CliResult result =
            Cli().run({QStringLiteral("send"), QStringLiteral("--url"), QStringLiteral("x")});
        VERIFY_EXIT(result, 2);
        QCOMPARE(result.out, QByteArray());
        QVERIFY(result.err.startsWith("sealwright-cli: "));
        QCOMPARE(result.err.count('\n'), 1);
    }

    void generalOptionsStandBeforeOrAfterTheCommand()
    {
        const Cli cli;
        const QByteArray before =
            cli.run({QStringLiteral("--json"), QStringLiteral("recipe"), QStringLiteral("list")}).out;
        const QByteArray after =
            cli.run({QStringLiteral("recipe"), QStringLiteral("list"), QStringLiteral("--json")}).out;
        const QByteArray between =
            cli.run({QStringLiteral("recipe"), QStringLiteral("--json"), QStringLiteral("list")}).out;
        QVERIFY(before.startsWith("[{\"id\":"));
        QCOMPARE(after, before);
        QCOMPARE(between, before);
    }

    void anUnreadableWorkspaceIsSaid()
    {
        const Cli cli;
        const QString file = cli.file(QStringLiteral("not-a-folder"), "x");
        const CliResult result = cli.run({QStringLiteral("credential"), QStringLiteral("list"),
                                          QStringLiteral("--json"), QStringLiteral("--workspace"), file});
        VERIFY_EXIT(result, 5);
        QCOMPARE(result.errorCode(), std::string("workspace_unusable"));
        QCOMPARE(result.json()["error"]["path"].get<std::string>(), file.toStdString());
    }

    void helpAndVersionOnEveryLevel_data()
    {
        QTest::addColumn<QString>("command");
        for (const char *command : {"", "demo", "sign", "send", "verify", "listen", "credential",
                                    "credential add", "credential rotate", "recipe", "recipe show", "request",
                                    "vapi", "vapi event", "completion bash"}) {
            QTest::newRow(command) << QString::fromLatin1(command);
        }
    }

    void helpAndVersionOnEveryLevel()
    {
        QFETCH(QString, command);
        const QStringList words = command.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        const CliResult help = Cli().run(words + QStringList{QStringLiteral("--help")});
        VERIFY_EXIT(help, 0);
        const QString title = (QStringList{QStringLiteral("sealwright-cli")} + words).join(QLatin1Char(' '));
        QVERIFY2(help.out.contains(QByteArray("Usage: " + title.toUtf8())), shown(help.out));
        QCOMPARE(help.err, QByteArray());
        const CliResult version = Cli().run(words + QStringList{QStringLiteral("--version")});
        VERIFY_EXIT(version, 0);
        QVERIFY(version.out.startsWith("sealwright-cli 0."));
    }

    void anOptionThatDoesNotExistNeverRepeatsItsValue()
    {
        const CliResult result = Cli().run(
            {QStringLiteral("send"), QStringLiteral("--tokne=hunter2hunter2"), QStringLiteral("--json")});
        VERIFY_EXIT(result, 2);
        QVERIFY(!result.out.contains("hunter2") && !result.err.contains("hunter2"));
    }

    void completionKnowsCommandsOptionsAndValues_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("expected");
        QTest::newRow("command") << QStringLiteral("sealwright-cli cred") << QStringLiteral("credential");
        QTest::newRow("below") << QStringLiteral("sealwright-cli credential ro") << QStringLiteral("rotate");
        QTest::newRow("option") << QStringLiteral("sealwright-cli send --tim")
                                << QStringLiteral("--timeout --timestamp");
        QTest::newRow("general option")
            << QStringLiteral("sealwright-cli vapi event --js") << QStringLiteral("--json");
        QTest::newRow("value") << QStringLiteral("sealwright-cli --vault se") << QStringLiteral("session");
    }

    void completionKnowsCommandsOptionsAndValues()
    {
        QFETCH(QString, words);
        QFETCH(QString, expected);
        const CliResult script = Cli().run({QStringLiteral("completion"), QStringLiteral("bash")});
        VERIFY_EXIT(script, 0);
        QProcess bash;
        bash.start(
            QStringLiteral("bash"),
            {QStringLiteral("--norc"), QStringLiteral("-c"),
             QStringLiteral("eval \"$(cat)\"; COMP_WORDS=(%1); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); "
                            "_sealwright_cli; printf '%s\\n' \"${COMPREPLY[@]}\" | sort | tr '\\n' ' '")
                 .arg(words)});
        bash.write(script.out);
        bash.closeWriteChannel();
        QVERIFY(bash.waitForFinished());
        QCOMPARE(QString::fromUtf8(bash.readAllStandardError()), QString());
        QStringList replies =
            QString::fromUtf8(bash.readAllStandardOutput()).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        replies.sort();
        QCOMPARE(replies.join(QLatin1Char(' ')), expected);
    }

    void completionScriptsAreValid_data()
    {
        QTest::addColumn<QString>("shell");
        for (const char *shell : {"bash", "zsh", "fish"}) {
            QTest::newRow(shell) << QString::fromLatin1(shell);
        }
    }

    void completionScriptsAreValid()
    {
        QFETCH(QString, shell);
        const CliResult script = Cli().run({QStringLiteral("completion"), shell});
        VERIFY_EXIT(script, 0);
        for (const char *word : {"drop-previous", "allow-host", "secret-stdin", "keychain"}) {
            QVERIFY2(script.out.contains(word), word);
        }
        if (QStandardPaths::findExecutable(shell).isEmpty()) {
            return; // its own parser is not here; its words were checked
        }
        const Cli cli;
        QProcess parser;
        parser.start(shell, {QStringLiteral("-n"), cli.file(QStringLiteral("script"), script.out)});
        QVERIFY(parser.waitForFinished());
        QCOMPARE(QString::fromUtf8(parser.readAllStandardError()), QString());
        QCOMPARE(parser.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_Usage.moc"
