// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/ReceiveScenes.h"

#include "app/credential/HmacRecipe.h"
#include "tests/ui/screens/GenuineRequest.h"
#include "ui/receiver/ReceivePage.h"

#include <QCoroTask>
#include <QTabWidget>
#include <QTableView>
#include <QTcpSocket>
#include <QUrl>

namespace sealwright::tests {
namespace {

/// What a server behind a framework sees: the same JSON, written anew.
QByteArray writtenAnew(const QUrl &receiver)
{
    http::Request request =
        genuine(credential::compileHmacFields({}), receiver.toEncoded(),
                "{\"message\": {\"type\": \"status-update\", \"status\": \"in-progress\", \"call\": {\"id\": "
                "\"7420f27a\", \"cost\": 0.05}, \"timestamp\": 1767261600000}}");
    request.body = "{\"message\":{\"type\":\"status-update\",\"status\":\"in-progress\",\"call\":{\"id\":"
                   "\"7420f27a\",\"cost\":0.05},\"timestamp\":1767261600000}}";
    request.headers.remove("Host");
    request.headers.append("Host", receiver.authority().toLatin1());
    request.headers.append("Content-Length", QByteArray::number(request.body.size()));
    return rawOf(request);
}

QTableView *deliveries(shell::MainWindow &window)
{
    return window.findChild<receiver::ReceivePage *>()->findChild<QTableView *>();
}

void deliverWrittenAnew(shell::MainWindow &window)
{
    window.showPage(shell::MainWindow::ReceivePageIndex);
    auto *page = window.findChild<receiver::ReceivePage *>();
    const auto listening = QCoro::waitFor(page->ensureListening());
    const QUrl receiver(listening.value_or(QString()));
    auto *sender = new QTcpSocket(page);
    sender->connectToHost(receiver.host(), static_cast<quint16>(receiver.port()));
    sender->write(writtenAnew(receiver));
    page->setProperty("before", deliveries(window)->model()->rowCount());
}

bool explanationIsShown(shell::MainWindow &window)
{
    auto *page = window.findChild<receiver::ReceivePage *>();
    QTableView *table = deliveries(window);
    if (table->model()->rowCount() == page->property("before").toInt()) {
        return false;
    }
    table->selectRow(0);
    auto *card = page->findChild<QWidget *>(QStringLiteral("explanation"));
    if (card == nullptr) {
        return false;
    }
    for (QWidget *tab = card; tab != nullptr; tab = tab->parentWidget()) {
        if (auto *tabs = qobject_cast<QTabWidget *>(tab)) {
            tabs->setCurrentIndex(1);
        }
    }
    return card->isVisible();
}

} // namespace

std::vector<Scene> receiveScenes()
{
    return {{QStringLiteral("receive-explained"), deliverWrittenAnew, explanationIsShown}};
}

} // namespace sealwright::tests
