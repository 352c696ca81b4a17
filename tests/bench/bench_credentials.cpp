// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the Credentials page takes to open over 2,000 credentials and 500 requests, from its making to its
// first painted picture, and how long each key in its filter takes until the table is painted again. Bars:
// 150 ms and 16 ms.

#include "app/composition/Composition.h"
#include "tests/bench/Statistics.h"
#include "ui/credentials/CredentialsPage.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace sealwright;

namespace {

constexpr int kCredentials = 2000;
constexpr int kRequests = 500;
constexpr int kOpenings = 15;
constexpr const char *kTyped[] = {"prod", "vapi hmac 1", "cred_", "hooks.example", "bearer"};

/// Ids that can be told from their number: base 32, as they are.
QString idOf(int number)
{
    QString id(10, QLatin1Char('a'));
    for (qsizetype at = id.size() - 1; number > 0; --at, number /= 32) {
        id[at] = QLatin1Char("abcdefghijklmnopqrstuvwxyz234567"[number % 32]);
    }
    return QStringLiteral("cred_") + id;
}

void fill(composition::Composition &house)
{
    const char *const environments[] = {"production", "staging", "test", ""};
    for (int i = 0; i < kCredentials; ++i) {
        credential::Credential one;
        one.id = idOf(i);
        one.name =
            i % 2 == 0 ? QStringLiteral("Vapi HMAC %1").arg(i) : QStringLiteral("Bearer for %1").arg(i);
        one.environment = QLatin1String(environments[i % 4]);
        if (i % 2 == 0) {
            one.fields = credential::HmacFields();
        } else {
            one.fields = credential::BearerFields();
        }
        one.hosts = {QStringLiteral("hooks.example.test")};
        one.createdAt = house.clock().now() - std::chrono::days(i % 400);
        if (!house.workspace().saveCredential(one)) {
            qFatal("the workspace could not be filled");
        }
        house.usageLog().note({one.id, history::Act::Sent, {}, QStringLiteral("hooks.example.test"), 200, {}},
                              house.clock().now() - std::chrono::hours(i));
    }
    for (int i = 0; i < kRequests; ++i) {
        workspace::SavedRequest request;
        request.name = QStringLiteral("Request %1").arg(i);
        request.url = "https://hooks.example.test/";
        request.credentialId = idOf(i * 3);
        if (!house.workspace().saveRequest(std::move(request))) {
            qFatal("the workspace could not be filled");
        }
    }
}

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void report(const char *what, std::vector<double> values, double bar)
{
    const double worst = *std::ranges::max_element(values);
    const bench::Spread spread = bench::spreadOf(std::move(values));
    std::printf("%-28s %7.1f ms [%.1f–%.1f], worst %.1f ms (bar %.0f ms)\n", what, spread.median,
                spread.lowerQuartile, spread.upperQuartile, worst, bar);
    std::fflush(stdout);
}

std::unique_ptr<credentials::CredentialsPage> makePage(composition::Composition &house,
                                                       const models::EnvironmentChoice &environments)
{
    auto page = std::make_unique<credentials::CredentialsPage>(
        house.keepCredential(), house.inspectCredential(), house.findRecipe(), house.fetchAccessToken(),
        house.clock(),
        credentials::CareFlows{house.usageLog(), house.rotationReminder(), house.testOverlap(),
                               house.keepRequest(), house.watchCredentials(), environments});
    page->resize(1280, 800);
    return page;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QTemporaryDir home;
    composition::StartOptions options;
    options.workspaceFolder = home.filePath(QStringLiteral("workspace"));
    options.store = vault::StoreKind::Session;
    options.historyFile = home.filePath(QStringLiteral("history.sqlite"));
    options.knownFolder = home.filePath(QStringLiteral("known"));
    options.unfinishedFolder = home.filePath(QStringLiteral("unfinished"));
    const auto house = composition::Composition::create(options);
    if (!house) {
        std::fputs("the workspace could not be made\n", stderr);
        return 1;
    }
    fill(**house);
    const models::EnvironmentChoice environments((*house)->keepEnvironment());

    std::vector<double> openings;
    std::vector<double> keys;
    for (int i = 0; i < kOpenings; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto page = makePage(**house, environments);
        page->show();
        page->repaint();
        QCoreApplication::processEvents();
        openings.push_back(milliseconds(timer));
        QTest::qWait(150); // how they were used comes in
        auto *filter = page->findChild<QLineEdit *>(QStringLiteral("filter"));
        for (const char *typed : kTyped) {
            for (const char *key = typed; *key != '\0'; ++key) {
                timer.start();
                QTest::keyClick(filter, *key);
                QCoreApplication::processEvents();
                keys.push_back(milliseconds(timer));
            }
            timer.start();
            filter->clear();
            QCoreApplication::processEvents();
            keys.push_back(milliseconds(timer));
        }
    }
    report("open, 2,000 credentials", std::move(openings), 150);
    report("a key in the filter", std::move(keys), 16);
    return 0;
}
