// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An environment whose plain value is a secret of the vault.
#include "tests/flow/TypedWorld.h"
#include "ui/environments/EnvironmentEditor.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"

#include <QTest>

using namespace sealwright;
using namespace sealwright::tests;
using widgets::Dialogs;

namespace {

constexpr char kSecret[] = "tok_5f2c9e71ab04d386";

struct TypedDesk
{
    TypedWorld world;
    environments::EnvironmentEditor editor{world.keepEnvironment};

    TypedDesk()
    {
        world.added(FlowWorld::bearer(QStringLiteral("Live")), kSecret);
        workspace::Environment draft;
        draft.name = QStringLiteral("Staging");
        draft.variables = {{"host", "staging.test", false}, {"key", kSecret, false}};
        editor.startDraft(draft);
    }

    bool save()
    {
        bool isDone = false;
        editor.save([&isDone](bool done) { isDone = done; });
        return isDone;
    }

    base::Result<workspace::Environment> saved() const
    {
        return world.workspace.findEnvironment(QStringLiteral("Staging"));
    }
};

} // namespace

class TestTypedSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void becomesASecretVariableWhenAsked()
    {
        TypedDesk desk;
        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        QVERIFY(desk.save());
        QVERIFY(Dialogs::lastSentence().contains(QLatin1String("variable key")));
        const auto saved = desk.saved();
        VERIFY_RESULT(saved);
        QVERIFY(saved->find("key")->isSecret);
        QCOMPARE(desk.world.store.secretOf(saved->secretKey("key")), QByteArray(kSecret));
    }

    void isSavedAsTypedOrNotAtAll()
    {
        TypedDesk desk;
        Dialogs::setNextAnswer(Dialogs::Answer::Reject);
        QVERIFY(!desk.save());
        QVERIFY(!desk.saved());
        Dialogs::setNextAnswer(Dialogs::Answer::Other);
        QVERIFY(desk.save());
        QCOMPARE(desk.saved()->find("key")->value, QByteArray(kSecret));
    }

    void saysWhatWasNotCompared()
    {
        TypedDesk desk;
        desk.world.store.lockKeyring();
        QVERIFY(desk.save());
        const auto *banner = desk.editor.findChild<widgets::Banner *>(QStringLiteral("editorTrouble"));
        QVERIFY(banner->sentence().contains(QLatin1String("One secret was not compared")));
        QCOMPARE(desk.world.store.prompts(), 0);
    }
};

QTEST_MAIN(TestTypedSecrets)
#include "tst_TypedSecrets.moc"
