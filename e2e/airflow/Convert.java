import io.clockwork.airflow.AirflowExporter;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.Pipeline;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import io.clockwork.yaml.PipelineYaml;
import io.clockwork.yaml.PlatformYaml;
import io.clockwork.yaml.ScheduleYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the DAG file of one schedule: PLATFORM SCHEDULE PIPELINE COMMIT FOLDER. */
final class Convert {
  public static void main(String[] args) throws IOException {
    Platform platform = PlatformYaml.load(Path.of(args[0]));
    Schedule schedule = ScheduleYaml.load(Path.of(args[1]));
    Pipeline pipeline = PipelineYaml.load(Path.of(args[2]));
    ScheduledPipeline.Builder scheduled =
        ScheduledPipeline.builder(schedule, platform).pipeline(pipeline).path(args[1]);
    ScheduledPipeline.neededCode(schedule, pipeline)
        .ifPresent(code -> scheduled.code(new PinnedCode(code, RefKind.BRANCH, args[3])));
    for (GeneratedFile file : new AirflowExporter().export(scheduled.build())) {
      Files.writeString(Path.of(args[4]).resolve(file.path()), file.content());
    }
  }
}
