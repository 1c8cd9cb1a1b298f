# Makes an installable package with its own Java runtime on Windows: installer\package-windows.ps1 [msi|exe|app-image]
# Needs a JDK 17 or newer with jpackage, Maven, and for msi/exe the WiX toolset.
param([string]$Kind = "app-image")
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")

mvn -B -q -DskipTests package
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
$staging = Join-Path $env:TEMP ("suyuan-" + [guid]::NewGuid())
New-Item -ItemType Directory $staging | Out-Null
Copy-Item target\suyuan.jar $staging
Copy-Item -Recurse target\lib (Join-Path $staging "lib")

jpackage --type $Kind --name Suyuan --app-version 0.1.0 --vendor Suyuan `
  --input $staging --main-jar suyuan.jar --main-class cn.suyuan.cli.Main `
  --dest target\installer --java-options "-Dfile.encoding=UTF-8"
$code = $LASTEXITCODE
Remove-Item -Recurse -Force $staging
exit $code
