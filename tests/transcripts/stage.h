#pragma once

#include <string>

#include "server/browser/binding_call.h"
#include "server/browser/request.h"
#include "server/browser/worker.h"
#include "tests/dispatchers/client_test.h"

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
  void OpenDialog();
  void OpenSocket();
  void StartRequest(browser::RequestOwner owner);
  void AnswerRequest();

  Ref<browser::Worker> worker_;
  Ref<browser::Worker> service_worker_;
  Ref<browser::Dialog> dialog_;
  int last_request_ = 0;
  std::string reached_;
};

}  // namespace understudy::dispatchers
