// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer/RequestDrafts.h"

#include <QTest>

using namespace sealwright;
using composer::RequestDrafts;

namespace {

workspace::SavedRequest saved(const QString &slug, const QByteArray &url)
{
    workspace::SavedRequest request;
    request.slug = slug;
    request.name = slug;
    request.url = url;
    return request;
}

} // namespace

class TestRequestDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeIsKeptUntilItIsDropped();
    void changingBackIsNoChange();
    void aCredentialForAnEnvironmentIsAChange();
    void newOnesStandLastUntilTheyAreSaved();
    void readingTheWorkspaceAgainKeepsChanges();
    void aChangeToARequestThatIsGoneGoesWithIt();
    void whatWasChangedBeforeIsBroughtBack();
};

void TestRequestDrafts::aChangeIsKeptUntilItIsDropped()
{
    RequestDrafts drafts;
    drafts.setSaved({saved(QStringLiteral("a"), "http://a")});
    drafts.change(QStringLiteral("a"), saved(QStringLiteral("a"), "http://b"));
    QVERIFY(drafts.isUnsaved(QStringLiteral("a")));
    QCOMPARE(drafts.find(QStringLiteral("a"))->url, QByteArray("http://b"));
    drafts.drop(QStringLiteral("a"));
    QVERIFY(!drafts.hasUnsaved());
    QCOMPARE(drafts.find(QStringLiteral("a"))->url, QByteArray("http://a"));
}

void TestRequestDrafts::whatWasChangedBeforeIsBroughtBack()
{
    RequestDrafts drafts;
    drafts.setSaved({saved(QStringLiteral("a"), "http://a"), saved(QStringLiteral("b"), "http://b")});
    drafts.bringBack(saved(QStringLiteral("a"), "http://changed"));
    drafts.bringBack(saved(QStringLiteral("b"), "http://b")); // was saved after all
    drafts.bringBack(saved(QStringLiteral("gone"), "http://gone"));
    drafts.bringBack(saved({}, "http://new"));
    QCOMPARE(drafts.find(QStringLiteral("a"))->url, QByteArray("http://changed"));
    QVERIFY(!drafts.isUnsaved(QStringLiteral("b")));
    const std::vector<workspace::SavedRequest> unsaved = drafts.unsaved();
    QCOMPARE(unsaved.size(), std::size_t{3});
    QCOMPARE(unsaved[1].url, QByteArray("http://gone"));
    QVERIFY(unsaved[1].slug.isEmpty());
    QCOMPARE(unsaved[2].url, QByteArray("http://new"));
}

void TestRequestDrafts::changingBackIsNoChange()
{
    RequestDrafts drafts;
    drafts.setSaved({saved(QStringLiteral("a"), "http://a")});
    drafts.change(QStringLiteral("a"), saved(QStringLiteral("a"), "http://b"));
    drafts.change(QStringLiteral("a"), saved(QStringLiteral("a"), "http://a"));
    QVERIFY(!drafts.hasUnsaved());
}

void TestRequestDrafts::aCredentialForAnEnvironmentIsAChange()
{
    RequestDrafts drafts;
    drafts.setSaved({saved(QStringLiteral("a"), "http://a")});
    workspace::SavedRequest request = saved(QStringLiteral("a"), "http://a");
    request.credentialIn[QStringLiteral("env_aaaaaaaaaa")] = QString();
    drafts.change(QStringLiteral("a"), request);
    QVERIFY(drafts.isUnsaved(QStringLiteral("a")));
}

void TestRequestDrafts::newOnesStandLastUntilTheyAreSaved()
{
    RequestDrafts drafts;
    drafts.setSaved({saved(QStringLiteral("a"), "http://a")});
    const QString key = drafts.add(saved(QStringLiteral("copied"), "http://n"));
    const auto entries = drafts.entries();
    QCOMPARE(entries.size(), std::size_t{2});
    QCOMPARE(entries[1].key, key);
    QVERIFY(entries[1].unsaved);
    QVERIFY(entries[1].request.slug.isEmpty());
    drafts.drop(key);
    QCOMPARE(drafts.entries().size(), std::size_t{1});
}

void TestRequestDrafts::readingTheWorkspaceAgainKeepsChanges()
{
    RequestDrafts drafts;
    drafts.setSaved({saved(QStringLiteral("a"), "http://a")});
    drafts.change(QStringLiteral("a"), saved(QStringLiteral("a"), "http://mine"));
    const QString key = drafts.add(saved({}, "http://n"));
    drafts.setSaved({saved(QStringLiteral("a"), "http://theirs"), saved(QStringLiteral("b"), "http://b")});
    QCOMPARE(drafts.find(QStringLiteral("a"))->url, QByteArray("http://mine"));
    QVERIFY(drafts.find(key));
    QCOMPARE(drafts.entries().size(), std::size_t{3});
}

void TestRequestDrafts::aChangeToARequestThatIsGoneGoesWithIt()
{
    RequestDrafts drafts;
    drafts.setSaved({saved(QStringLiteral("a"), "http://a")});
    drafts.change(QStringLiteral("a"), saved(QStringLiteral("a"), "http://b"));
    drafts.setSaved({});
    QVERIFY(!drafts.hasUnsaved());
    QVERIFY(!drafts.find(QStringLiteral("a")));
}

QTEST_GUILESS_MAIN(TestRequestDrafts)
#include "tst_RequestDrafts.moc"
