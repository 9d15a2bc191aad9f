#pragma once

#include <memory>
#include <string>

#include "server/browser/binding_call.h"
#include "server/browser/request.h"
#include "server/browser/worker.h"
#include "tests/dispatchers/client_test.h"
#include "tests/support/fake_realm.h"

namespace understudy::dispatchers {

// Where transcripts are played: a client of version 1.`GetParam()` in front of a fake backend, and the
// actions that transcripts name.
class Transcripts : public ClientTest, public testing::WithParamInterface<int> {
 protected:
  void SetUp() override;
  // Plays tests/transcripts/`name`.transcript.
  void PlayTranscript(const std::string& name);

 private:
  // Each says what the `~` lines of one kind do.
  void OnScenes();
  void OnPages();
  void OnWorkers();
  void OnRequests();
  void OnLooks();

  std::string Version() const { return "1." + std::to_string(GetParam()) + ".0"; }
  // A launched browser, which the client then comes to.
  void ConnectToRunningBrowser();
  Task<absl::StatusOr<Ref<browser::Browser>>> RunningBrowser();
  Task<absl::StatusOr<RemoteDriver>> Reach(RemoteAddress address);
  void LogToConsole(const Ref<browser::Page>& page, const Ref<browser::Worker>& worker);
  void CallFunction(boost::json::value argument);
  // A document with a paragraph "hi", of which assertions that it is something else fail.
  void ShowHi();
  void OpenDialog();
  void OpenSocket();
  void StartRequest(browser::RequestOwner owner);
  void AnswerRequest();

  std::unique_ptr<FakeRealm> realm_;
  Ref<browser::Worker> worker_;
  Ref<browser::Worker> service_worker_;
  Ref<browser::Dialog> dialog_;
  int last_request_ = 0;
  std::string reached_;
};

}  // namespace understudy::dispatchers
