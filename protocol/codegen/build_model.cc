#include "protocol/codegen/build_model.h"

#include <map>
#include <set>
#include <utility>

#include "protocol/codegen/names.h"

namespace understudy::codegen {
namespace {

namespace pb = google::protobuf;

constexpr std::string_view kEarlierMark = "_until_";

template <class Descriptor>
std::string CommentOf(const Descriptor* descriptor) {
  pb::SourceLocation location;
  if (!descriptor->GetSourceLocation(&location)) return "";
  return location.leading_comments;
}

// Nested types keep their path: FrameNavigatedEvent::NewDocument.
template <class Descriptor>
std::string QualifiedName(const Descriptor* descriptor) {
  std::string name = descriptor->name();
  for (const pb::Descriptor* outer = descriptor->containing_type(); outer; outer = outer->containing_type())
    name = outer->name() + "::" + name;
  return name;
}

Versions NamedVersions(const pw::Named& named) { return VersionRange(named.since(), named.until()); }

// The last version in which something exists.
Versions Last(Versions versions) {
  Versions last = 0;
  for (Versions bit = 1; bit <= kAllVersions; bit <<= 1)
    if (versions & bit) last = bit;
  return last;
}

class Builder {
 public:
  explicit Builder(std::string* error) : error_(error) {}

  File Build(const pb::FileDescriptor* descriptor) {
    File file;
    file.path = descriptor->name().substr(0, descriptor->name().rfind('.'));
    for (int i = 0; i < descriptor->dependency_count(); ++i) {
      const std::string& name = descriptor->dependency(i)->name();
      if (!name.ends_with("/options.proto")) file.imports.push_back(name.substr(0, name.rfind('.')));
    }
    if (descriptor->service_count() > 1) Fail(descriptor->name(), "more than one channel");
    if (descriptor->service_count() == 1) file.channel = BuildChannel(descriptor->service(0));
    const std::map<const pb::Descriptor*, Versions> versions = MessageVersions(descriptor, file.channel);
    for (int i = 0; i < descriptor->enum_type_count(); ++i)
      file.enums.push_back(BuildEnum(descriptor->enum_type(i)));
    std::set<const pb::Descriptor*> done;
    for (int i = 0; i < descriptor->message_type_count(); ++i)
      AddInOrder(descriptor->message_type(i), versions, file, done);
    if (file.channel) AddEmptyParams(file);
    return file;
  }

 private:
  void Fail(const std::string& where, const std::string& what) {
    if (error_->empty()) *error_ = where + ": " + what;
  }

  Channel BuildChannel(const pb::ServiceDescriptor* service) {
    const pw::Channel& options = service->options().GetExtension(pw::of);
    Channel channel;
    channel.name = service->name();
    channel.comment = CommentOf(service);
    channel.versions = VersionRange(options.since(), options.until());
    channel.extends = options.extends();
    channel.extends_versions =
        VersionRange(options.extends_since(), options.extends_until()) & channel.versions;
    for (int i = 0; i < service->method_count(); ++i) {
      const pb::MethodDescriptor* method = service->method(i);
      Command command;
      command.name = method->name();
      command.wire_name = LowerFirst(method->name());
      command.comment = CommentOf(method);
      command.options = method->options().GetExtension(pw::command);
      command.versions = VersionRange(command.options.since(), command.options.until()) & channel.versions;
      command.takes_nothing = method->input_type()->full_name() == "pw.Nothing";
      command.params =
          command.takes_nothing ? channel.name + command.name + "Params" : method->input_type()->name();
      if (method->output_type()->full_name() != "pw.Nothing") command.result = method->output_type()->name();
      command.error_details = command.options.error_details();
      channel.commands.push_back(std::move(command));
    }
    const pb::FileDescriptor* file = service->file();
    for (int i = 0; i < file->message_type_count(); ++i) {
      const pb::Descriptor* message = file->message_type(i);
      if (!message->options().HasExtension(pw::event)) continue;
      const pw::Event& event = message->options().GetExtension(pw::event);
      if (!message->name().starts_with(channel.name) || !message->name().ends_with("Event"))
        Fail(message->full_name(), "an event is called <Channel><Name>Event");
      channel.events.push_back({.wire_name = EventName(channel.name, message->name()),
                                .versions = VersionRange(event.since(), event.until()) & channel.versions,
                                .params = message->name()});
    }
    return channel;
  }

  static std::string EventName(const std::string& channel, const std::string& message) {
    return LowerFirst(
        message.substr(channel.size(), message.size() - channel.size() - std::string("Event").size()));
  }

  // Since when and until when the messages of a channel are used; others are there all the time.
  static std::map<const pb::Descriptor*, Versions> MessageVersions(const pb::FileDescriptor* file,
                                                                   const std::optional<Channel>& channel) {
    std::map<const pb::Descriptor*, Versions> versions;
    if (!channel) return versions;
    const auto add = [&](const std::string& name, Versions when) {
      if (const pb::Descriptor* message = file->FindMessageTypeByName(name)) versions[message] = when;
    };
    add(channel->name + "Initializer", channel->versions);
    for (const Command& command : channel->commands) {
      add(command.params, command.versions);
      add(command.result, command.versions);
      add(command.error_details, command.versions & VersionRange(command.options.error_details_since(), 0));
    }
    for (const Event& event : channel->events) add(event.params, event.versions);
    return versions;
  }

  // C++ wants a structure complete before it is a member of another.
  void AddInOrder(const pb::Descriptor* message, const std::map<const pb::Descriptor*, Versions>& versions,
                  File& file, std::set<const pb::Descriptor*>& done) {
    if (message->file()->name() != file.path + ".proto" || !done.insert(message).second) return;
    AddContained(message, versions, file, done);
    const auto found = versions.find(message);
    Struct structure = BuildStruct(message, found == versions.end() ? kAllVersions : found->second);
    if (file.channel && message->name() == file.channel->name + "Initializer")
      structure.channel = file.channel->name;
    if (message->options().HasExtension(pw::event)) {
      structure.channel = file.channel->name;
      structure.event = EventName(file.channel->name, message->name());
    }
    file.structs.push_back(std::move(structure));
  }

  void AddContained(const pb::Descriptor* message, const std::map<const pb::Descriptor*, Versions>& versions,
                    File& file, std::set<const pb::Descriptor*>& done) {
    for (int i = 0; i < message->field_count(); ++i) {
      const pb::Descriptor* type = message->field(i)->message_type();
      while (type && type->containing_type()) type = type->containing_type();
      if (type) AddInOrder(type, versions, file, done);
    }
    for (int i = 0; i < message->nested_type_count(); ++i)
      AddContained(message->nested_type(i), versions, file, done);
  }

  // Every command has parameters, if only none.
  static void AddEmptyParams(File& file) {
    for (const Command& command : file.channel->commands) {
      if (!command.takes_nothing) continue;
      Struct empty;
      empty.name = empty.qualified_name = command.params;
      file.structs.push_back(std::move(empty));
    }
  }

  Enum BuildEnum(const pb::EnumDescriptor* descriptor) {
    Enum result;
    result.name = descriptor->name();
    result.qualified_name = QualifiedName(descriptor);
    result.comment = CommentOf(descriptor);
    if (descriptor->options().HasExtension(pw::named_enum))
      result.named = NamedVersions(descriptor->options().GetExtension(pw::named_enum));
    const std::string prefix_lower = SnakeCase(descriptor->name()) + "_";
    for (int i = 0; i < descriptor->value_count(); ++i) {
      const pb::EnumValueDescriptor* value = descriptor->value(i);
      if (value->number() != i) Fail(value->full_name(), "values are numbered from 0 without gaps");
      const std::string name = value->name().substr(prefix_lower.size());
      std::string literal = value->options().GetExtension(pw::literal);
      if (literal.empty()) {
        for (char c : name)
          literal += c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      }
      result.values.push_back({.name = "k" + PascalCase(name),
                               .literal = std::move(literal),
                               .versions = VersionRange(value->options().GetExtension(pw::value_since), 0)});
    }
    return result;
  }

  Struct BuildStruct(const pb::Descriptor* message, Versions versions) {
    Struct result;
    result.name = message->name();
    result.qualified_name = QualifiedName(message);
    result.comment = CommentOf(message);
    if (message->options().HasExtension(pw::object))
      result.named = NamedVersions(message->options().GetExtension(pw::object));
    result.opaque = message->options().GetExtension(pw::opaque);
    for (int i = 0; i < message->enum_type_count(); ++i)
      result.enums.push_back(BuildEnum(message->enum_type(i)));
    for (int i = 0; i < message->field_count(); ++i) {
      const pb::FieldDescriptor* field = message->field(i);
      result.fields.push_back(BuildField(field, versions));
      const pb::Descriptor* type = field->message_type();
      if (type && type->containing_type() == message)
        result.structs.push_back(BuildStruct(type, result.fields.back().present));
    }
    return result;
  }

  Field BuildField(const pb::FieldDescriptor* descriptor, Versions versions) {
    const pb::FieldOptions& options = descriptor->options();
    Field field;
    field.comment = CommentOf(descriptor);
    field.name = MemberName(descriptor->name());
    field.wire_name = descriptor->json_name();
    int until = options.GetExtension(pw::until);
    if (const size_t mark = descriptor->name().find(kEarlierMark); mark != std::string::npos) {
      field.earlier_form = true;
      until = std::stoi(descriptor->name().substr(mark + kEarlierMark.size()));
      const pb::FieldDescriptor* newer =
          descriptor->containing_type()->FindFieldByName(descriptor->name().substr(0, mark));
      if (!newer)
        Fail(descriptor->full_name(), "there is no newer form");
      else
        field.wire_name = newer->json_name();
    }
    field.present = versions & VersionRange(options.GetExtension(pw::since), until);
    if (!field.present) Fail(descriptor->full_name(), "exists in no version");
    const bool repeated = descriptor->is_repeated();
    const bool optional =
        repeated ? options.GetExtension(pw::optional_list) : descriptor->has_optional_keyword();
    field.optional = optional ? field.present : 0;
    if (const int last = options.GetExtension(pw::optional_until))
      field.optional = field.present & VersionRange(0, last);
    if (const int last = options.GetExtension(pw::required_until)) field.optional &= ~VersionRange(0, last);
    const bool gone = field.earlier_form || !(field.present & Last(versions));
    field.required = gone ? 0 : field.present & ~field.optional;
    field.may_be_absent = field.optional || field.present != versions;
    field.shape = repeated                            ? Shape::kList
                  : options.GetExtension(pw::inline_) ? Shape::kInline
                                                      : Shape::kSingle;
    if (field.shape == Shape::kInline) field.may_be_absent = false;
    SetKind(descriptor, field);
    return field;
  }

  void SetKind(const pb::FieldDescriptor* descriptor, Field& field) {
    switch (descriptor->type()) {
      case pb::FieldDescriptor::TYPE_STRING:
        field.kind = Kind::kString;
        return;
      case pb::FieldDescriptor::TYPE_BOOL:
        field.kind = Kind::kBool;
        return;
      case pb::FieldDescriptor::TYPE_INT64:
        field.kind = Kind::kInt;
        return;
      case pb::FieldDescriptor::TYPE_DOUBLE:
        field.kind = Kind::kNumber;
        return;
      case pb::FieldDescriptor::TYPE_BYTES:
        field.kind = Kind::kBytes;
        return;
      case pb::FieldDescriptor::TYPE_ENUM:
        field.kind = Kind::kEnum;
        field.type = QualifiedName(descriptor->enum_type());
        return;
      case pb::FieldDescriptor::TYPE_MESSAGE:
        break;
      default:
        Fail(descriptor->full_name(), "the protocol has no such type");
        return;
    }
    const pb::Descriptor* type = descriptor->message_type();
    if (type->full_name() == "pw.Json") {
      field.kind = Kind::kJson;
    } else if (type->full_name() == "pw.Ref") {
      field.kind = Kind::kChannel;
      field.type = descriptor->options().GetExtension(pw::channel);
      if (field.type.empty()) Fail(descriptor->full_name(), "a Ref names its channel");
    } else {
      field.kind = type->options().GetExtension(pw::opaque) ? Kind::kOpaque : Kind::kStruct;
      field.type = QualifiedName(type);
      for (const pb::Descriptor* outer = descriptor->containing_type(); outer;
           outer = outer->containing_type())
        field.recursive |= outer == type;
    }
  }

  std::string* error_;
};

}  // namespace

Versions VersionRange(int since, int until) {
  Versions versions = 0;
  for (int version = since ? since : kOldest; version <= (until ? until : kNewest); ++version)
    versions |= 1u << (version - kOldest);
  return versions;
}

Model BuildModel(const std::vector<const pb::FileDescriptor*>& files, std::string* error) {
  Model model;
  Builder builder(error);
  for (const pb::FileDescriptor* file : files) {
    if (!file->name().ends_with("/options.proto")) model.files.push_back(builder.Build(file));
  }
  return model;
}

}  // namespace understudy::codegen
