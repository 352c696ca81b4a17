// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/explain/ExplainBench.h"

#include <random>

using namespace sealwright;
using namespace sealwright::tests;

namespace {

/// The same sequence on every run.
class Corruption
{
public:
    explicit Corruption(unsigned int seed)
        : m_random(seed)
    {
    }

    int below(qsizetype limit) { return static_cast<int>(m_random() % static_cast<std::size_t>(limit)); }

    QByteArray applied(QByteArray bytes)
    {
        const int at = below(bytes.size() + 1);
        switch (below(6)) {
        case 0:
            return bytes.insert(at, static_cast<char>(below(256)));
        case 1:
            return bytes.remove(at, 1 + below(3));
        case 2:
            return bytes.first(at);
        case 3:
            return bytes.insert(at, " \n\t\",{}[]"[below(9)]);
        case 4:
            return bytes + bytes.first(std::min<qsizetype>(at, 5));
        default:
            if (at < bytes.size()) {
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
            }
            return bytes;
        }
    }

private:
    std::mt19937 m_random;
};

bool isOf(explain::Cause cause, const char *family)
{
    return explain::nameOf(cause).startsWith(family);
}

} // namespace

/// Whatever becomes of a request, an explanation that calls itself exact is right.
class TestExplainAnything : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void neverGivesAWrongCauseForExact_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"stripe", "github-sha256", "slack", "shopify", "standard-webhooks", "square",
                               "twilio-form", "gitlab-token", "discord", "livekit"}) {
            QTest::newRow(id) << QString::fromLatin1(id);
        }
    }

    void neverGivesAWrongCauseForExact()
    {
        QFETCH(const QString, id);
        const signing::Recipe recipe = signing::RecipeCatalog().find(id).value();
        const KeyHalves keys = keysFor(recipe);
        Scene scene(id);
        scene.sentSecret = keys.toSign;
        const signing::SignedRequest made = scene.signedRequest(requestFor(recipe));
        Corruption corruption(static_cast<unsigned int>(qHash(id, 7)));
        int exact = 0;
        for (int round = 0; round < 40; ++round) {
            http::Request request = made.request;
            scene.heldSecret = keys.toVerify;
            switch (corruption.below(4)) {
            case 0:
                request.url = corruption.applied(request.url);
                break;
            case 1:
                scene.heldSecret = corruption.applied(scene.heldSecret);
                break;
            case 2: {
                std::vector<http::HeaderField> fields = request.headers.fields();
                http::HeaderField &field =
                    fields[static_cast<std::size_t>(corruption.below(static_cast<qsizetype>(fields.size())))];
                field.value = corruption.applied(field.value);
                request.headers = http::HeaderList(std::move(fields));
                break;
            }
            default:
                request.body = corruption.applied(request.body);
            }
            if (scene.heldSecret.isEmpty()) {
                continue;
            }
            const auto explanation = scene.explained(request);
            if (!explanation || explanation->confidence != explain::Confidence::Exact) {
                continue;
            }
            ++exact;
            const std::string told =
                shortly(explanation).toStdString() + " in round " + std::to_string(round);
            const bool isToken = recipe.algorithm() == QLatin1String("token");
            if (!isToken && explanation->sent) {
                QVERIFY2(explanation->sent->bytes == made.steps.content, told.c_str());
            }
            for (const explain::Deviation &deviation : explanation->deviations) {
                QVERIFY2(!isOf(deviation.cause, "body_") || request.body != made.request.body, told.c_str());
                QVERIFY2(!isOf(deviation.cause, "url_") || request.url != made.request.url, told.c_str());
                QVERIFY2(!isOf(deviation.cause, "secret_") || scene.heldSecret != keys.toVerify,
                         told.c_str());
                QVERIFY2(!isOf(deviation.cause, "signature_") || request.headers != made.request.headers,
                         told.c_str());
                QVERIFY2(deviation.cause != explain::Cause::Algorithm &&
                             deviation.cause != explain::Cause::Content,
                         told.c_str());
            }
        }
        QVERIFY(exact < 40);
    }

    void survivesRequestsOfAnyKind()
    {
        for (const signing::Recipe &recipe : signing::RecipeCatalog().all()) {
            const KeyHalves keys = keysFor(recipe);
            Scene scene(recipe.id);
            scene.heldSecret = keys.toVerify;
            for (const http::Request &request :
                 {http::Request{}, http::Request{"POST", "/", {}, QByteArray("\0\xff", 2)},
                  http::Request{"GET", "::::", {{"Authorization", ""}, {"X-Signature", "…"}}, "{"}}) {
                const auto explanation = scene.explained(request);
                QVERIFY(!explanation || explanation->confidence != explain::Confidence::Exact);
            }
        }
    }

    void writesTheDocumentOfTheContract()
    {
        const Scene scene(QStringLiteral("github-sha256"));
        const http::Request request = scene.signedBody(R"({"a": "ü"})").request;
        const auto explanation = scene.explained(withBody(request, "{\"a\":\"ü\"}"));
        const base::Json json = explain::toJson(*explanation);
        QCOMPARE(json["cause"].get<std::string>(), std::string("body_reserialized"));
        QCOMPARE(json["confidence"].get<std::string>(), std::string("exact"));
        QCOMPARE(json["firstDifference"]["offset"].get<int>(), 5);
        QCOMPARE(json["firstDifference"]["expected"].get<std::string>(), std::string("{\"a\": \"ü\"}"));
        QCOMPARE(json["firstDifference"]["got"].get<std::string>(), std::string("{\"a\":\"ü\"}"));
        QCOMPARE(json["firstDifference"]["gotHex"].get<std::string>(), std::string("7b2261223a22c3bc227d"));
        QVERIFY(json["tried"].get<qint64>() > 0);
        const auto none = scene.explained(withBody(request, "{\"a\":\"\xff\"}"));
        QVERIFY(explain::toJson(*none)["firstDifference"].is_null());
    }
};

QTEST_GUILESS_MAIN(TestExplainAnything)
#include "tst_ExplainAnything.moc"
