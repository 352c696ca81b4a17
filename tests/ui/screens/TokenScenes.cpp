// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/TokenScenes.h"

#include "tests/support/TestKeys.h"
#include "ui/editor/CodeEditor.h"
#include "ui/tokens/TokensPage.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/SecretField.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace sealwright::tests {
namespace {

constexpr char kSecret[] = "0123456789abcdef0123456789abcdef";

/// RFC 7515 appendix A.1: it expired in 2011, and jwk stands in the other one's header.
constexpr char kExpired[] = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
                            "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
                            "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

tokens::TokensPage *pageOf(shell::MainWindow &window)
{
    window.showPage(shell::MainWindow::TokensPageIndex);
    return window.findChild<tokens::TokensPage *>();
}

template<typename T>
T *part(shell::MainWindow &window, const char *name)
{
    return pageOf(window)->findChild<T *>(QLatin1String(name));
}

void pasteSecret(shell::MainWindow &window, const char *field, const QByteArray &text)
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
    part<widgets::SecretField>(window, field)->clear();
    part<widgets::SecretField>(window, field)->paste();
    QGuiApplication::clipboard()->clear();
}

void choose(shell::MainWindow &window, const char *combo, const char *id)
{
    auto *box = part<QComboBox>(window, combo);
    box->setCurrentIndex(qMax(0, box->findData(QString::fromLatin1(id))));
    Q_EMIT box->activated(box->currentIndex());
}

void mintVapi(shell::MainWindow &window)
{
    choose(window, "start", "vapi-jwt-public");
    const std::pair<const char *, const char *> values[] = {
        {"var_orgId", "5a3c1f7e-9d2b-4b8e-a1c6-0f2d8e7b6a54"},
        {"var_origin", "https://app.acme.example"},
        {"var_assistantId", "b8c0c2f4-33a9-4c35-9b0a-0f1f9b1b7a11"}};
    for (const auto &[field, value] : values) {
        part<QLineEdit>(window, field)->setText(QString::fromLatin1(value));
    }
    pasteSecret(window, "key", kSecret);
    pageOf(window)->act();
}

void decode(shell::MainWindow &window, const QByteArray &token)
{
    pageOf(window)->decode(token);
}

/// A token that says it needs none, with times of every side.
QByteArray oddToken()
{
    const auto segment = [](const char *json) {
        return QByteArray(json).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return segment(R"({"alg":"none","typ":"JWT","jku":"https://keys.attacker.example/jwks.json"})") + '.' +
           segment(R"({"iss":"https://issuer.example","sub":"user-1","admin":true,"iat":1767268800,)"
                   R"("nbf":1767265200,"exp":1767258000})") +
           '.';
}

} // namespace

std::vector<Scene> tokenScenes()
{
    const auto always = [](shell::MainWindow &) { return true; };
    return {
        {QStringLiteral("tokens-mint-new"), [](shell::MainWindow &window) { pageOf(window)->showMint(); },
         always},
        {QStringLiteral("tokens-mint-refused"),
         [](shell::MainWindow &window) {
             choose(window, "algorithm", "ES256");
             pasteSecret(window, "key", testKey("rsa.certificate.pem"));
             part<editor::CodeEditor>(window, "claims")
                 ->setBytes("{\n  \"sub\": \"user-1\",\n  \"aud\": api\n}");
             part<QLineEdit>(window, "expiresIn")->setText(QStringLiteral("1h"));
             part<QLineEdit>(window, "kid")->setText(QStringLiteral("k1"));
             pageOf(window)->act();
         },
         always},
        {QStringLiteral("tokens-none"),
         [](shell::MainWindow &window) {
             choose(window, "start", "");
             choose(window, "algorithm", "none");
         },
         always},
        {QStringLiteral("tokens-minted"), mintVapi, always},
        {QStringLiteral("tokens-decode-new"), [](shell::MainWindow &window) { pageOf(window)->showDecode(); },
         always},
        {QStringLiteral("tokens-decoded"), [](shell::MainWindow &window) { decode(window, kExpired); },
         always},
        {QStringLiteral("tokens-odd"), [](shell::MainWindow &window) { decode(window, oddToken()); }, always},
        {QStringLiteral("tokens-failed"),
         [](shell::MainWindow &window) {
             decode(window, kExpired);
             pasteSecret(window, "checkSecret", kSecret);
             pageOf(window)->act();
         },
         always},
        {QStringLiteral("tokens-verified"),
         [](shell::MainWindow &window) {
             auto *mint = part<QPushButton>(window, "decodeMinted");
             mint->click();
             pasteSecret(window, "checkSecret", kSecret);
             pageOf(window)->act();
         },
         always},
        {QStringLiteral("tokens-public-key"),
         [](shell::MainWindow &window) {
             part<QComboBox>(window, "checkWith")->setCurrentIndex(1);
             part<QPlainTextEdit>(window, "keyText")
                 ->setPlainText(QString::fromLatin1(testKey("rsa.certificate.pem")));
         },
         always},
        {QStringLiteral("tokens-no-token"),
         [](shell::MainWindow &window) { decode(window, "eyJhbGciOiJIUzI1NiJ9.e30"); }, always},
    };
}

} // namespace sealwright::tests
