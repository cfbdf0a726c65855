"""A module in the folder of the pipeline, for the probe of Python."""

WHERE = "beside the pipeline"
