// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestResult.h"
#include "tests/unit/workspace/WorkspaceFolder.h"

using namespace sealwright;
using namespace sealwright::workspace;

namespace {

SavedRequest named(const char *name, const char *folder = "")
{
    SavedRequest request;
    request.name = QString::fromUtf8(name);
    request.folder = QString::fromUtf8(folder);
    request.url = "https://hooks.example.test/";
    return request;
}

} // namespace

class TestWorkspaceRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init() { m_place = std::make_unique<tests::WorkspaceFolder>(); }

    void savesARequestUnderAFreeName()
    {
        auto workspace = m_place->open();
        const auto first = workspace->saveRequest(named("Tool calls", "staging"));
        const auto second = workspace->saveRequest(named("Tool calls", "staging"));
        const auto third = workspace->saveRequest(named("Tool calls"));
        VERIFY_RESULT(first);
        VERIFY_RESULT(second);
        VERIFY_RESULT(third);
        QCOMPARE(first->path(), QStringLiteral("staging/tool-calls"));
        QCOMPARE(second->path(), QStringLiteral("staging/tool-calls-2"));
        QCOMPARE(third->path(), QStringLiteral("tool-calls"));
        const auto listing = workspace->requests();
        VERIFY_RESULT(listing);
        QCOMPARE(listing->items.size(), std::size_t{3});
        QCOMPARE(listing->items[0].path(), QStringLiteral("tool-calls"));

        QCOMPARE(workspace->findRequest(QStringLiteral("staging/tool-calls-2"))->path(), second->path());
        const auto ambiguous = workspace->findRequest(QStringLiteral("Tool calls"));
        VERIFY_FAILURE(ambiguous, WorkspaceError::RequestNameInvalid);

        VERIFY_RESULT(workspace->removeRequest(*second));
        VERIFY_FAILURE(workspace->removeRequest(*second), WorkspaceError::RequestNotFound);
    }

    void replacesARequestInItsPlaceAndKeepsItsStrangers()
    {
        auto workspace = m_place->open();
        auto request = workspace->saveRequest(named("Tool calls"));
        VERIFY_RESULT(request);
        const QString path = m_place->root() % QLatin1String("/requests/tool-calls.json");
        m_place->put(path, m_place->content(path).replace(R"("method")", R"("note": [1], "method")"));
        request->name = QStringLiteral("Renamed");
        request->document = base::Json::object();
        const auto saved = workspace->saveRequest(*request);
        VERIFY_RESULT(saved);
        QCOMPARE(saved->path(), QStringLiteral("tool-calls"));
        QVERIFY(m_place->content(path).contains(R"("note")"));
        QCOMPARE(workspace->findRequest(QStringLiteral("Renamed"))->path(), QStringLiteral("tool-calls"));

        m_place->put(path, "{");
        VERIFY_FAILURE(workspace->saveRequest(*request), WorkspaceError::FileBroken);
        VERIFY_FAILURE(workspace->findRequest(QStringLiteral("tool-calls")), WorkspaceError::FileBroken);
        QCOMPARE(m_place->content(path), QByteArray("{"));
        QCOMPARE(workspace->requests()->broken.size(), std::size_t{1});
    }

    void refusesRequestNamesAndPathsThatLeadElsewhere()
    {
        auto workspace = m_place->open();
        VERIFY_FAILURE(workspace->saveRequest(named("")), WorkspaceError::RequestNameInvalid);
        VERIFY_FAILURE(workspace->saveRequest(named("a\nb")), WorkspaceError::RequestNameInvalid);
        for (const char *folder : {"..", "a/b", "/etc", ".git", "a\\b"}) {
            VERIFY_FAILURE(workspace->saveRequest(named("a", folder)), WorkspaceError::RequestNameInvalid);
        }
        SavedRequest request = named("a");
        request.slug = QStringLiteral("../../evil");
        VERIFY_FAILURE(workspace->saveRequest(request), WorkspaceError::RequestNameInvalid);
        VERIFY_FAILURE(workspace->removeRequest(request), WorkspaceError::RequestNotFound);
        QVERIFY(!QFile::exists(m_place->root()));
    }

    void readsRequestsThatAPersonPutThere()
    {
        m_place->put(m_place->root() % QLatin1String("/requests/My Folder/Ping me.json"),
                     R"({"url":"a.test"})");
        m_place->put(m_place->root() % QLatin1String("/requests/readme.md"), "not ours");
        const auto listing = m_place->open()->requests();
        VERIFY_RESULT(listing);
        QCOMPARE(listing->items.size(), std::size_t{1});
        QCOMPARE(listing->items[0].path(), QStringLiteral("My Folder/Ping me"));
        QCOMPARE(listing->items[0].name, QStringLiteral("Ping me"));
        QCOMPARE(listing->items[0].method, QByteArray("POST"));
        QVERIFY(listing->broken.empty());
    }

    void readsTheUsersRecipesAndReportsBrokenOnes()
    {
        const QString folder = m_place->root() % QLatin1String("/recipes/");
        m_place->put(
            folder % QLatin1String("mine.json"),
            R"({"id":"mine","name":"Mine","algorithm":"hmac-sha256","content":"{body}","encoding":"hex","place":{"header:X-S":"{signature}"}})");
        m_place->put(folder % QLatin1String("again.json"),
                     m_place->content(folder % QLatin1String("mine.json")));
        m_place->put(folder % QLatin1String("cut.json"), "{\n\"id\": ");
        m_place->put(
            folder % QLatin1String("wrong.json"),
            R"({"id":"wrong","name":"W","algorithm":"hmac-sha256","content":"{body|unheard}","encoding":"hex","place":{"header:X-S":"{signature}"}})");
        const auto workspace = m_place->open();
        const auto listing = workspace->recipes();
        VERIFY_RESULT(listing);
        QCOMPARE(listing->items.size(), std::size_t{1});
        QCOMPARE(listing->items[0].id, QStringLiteral("mine"));
        QVERIFY(!listing->items[0].builtIn);
        QCOMPARE(listing->broken.size(), std::size_t{3});
        for (const BrokenFile &broken : listing->broken) {
            QVERIFY2(!broken.error.fact("reason").isEmpty(), qPrintable(broken.path));
        }
        VERIFY_RESULT(workspace->findRecipe(QStringLiteral("mine")));
        VERIFY_FAILURE(workspace->findRecipe(QStringLiteral("wrong")), WorkspaceError::FileBroken);
        VERIFY_FAILURE(workspace->findRecipe(QStringLiteral("none")), signing::SigningError::RecipeUnknown);
    }

private:
    std::unique_ptr<tests::WorkspaceFolder> m_place;
};

QTEST_GUILESS_MAIN(TestWorkspaceRequests)
#include "tst_WorkspaceRequests.moc"
